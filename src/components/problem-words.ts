import type { Language } from '#core/localized.ts';
import { type Problem, showValue } from '#core/problem.ts';
import type english from './locales/lazy/en/problem.json';
import { formatMessage } from './messages.ts';

/** A problem of a reader's own file in the language of the page: place, what was met, what is wrong, what to do. */
export type ProblemWords = (problem: Problem) => string;

type ProblemKey = keyof typeof english;

/** Name that the remedy of a problem proposes. */
const NEAR = /did you mean "(.+)"\?/;

/** Loads the words of one language; they come when a file is refused. */
export async function loadProblemWords(lang: Language): Promise<ProblemWords> {
  const { default: messages } =
    lang === 'es'
      ? await import('./locales/lazy/es/problem.json')
      : await import('./locales/lazy/en/problem.json');
  const isKnown = (code: string): code is ProblemKey => Object.hasOwn(messages, code);
  return ({ code, message, details }) => {
    const { file, line, column, columnName, value, remedy } = details;
    const place = [file, line, column].filter((part) => part !== undefined).join(':');
    const met = [columnName, value].flatMap((text) => (text === undefined ? [] : `"${showValue(text)}"`));
    const near = NEAR.exec(remedy ?? '')?.[1];
    const what = isKnown(code)
      ? [
          formatMessage(lang, messages[code]),
          ...(near === undefined ? [] : [formatMessage(lang, messages.near, { name: near })]),
        ]
      : [message, ...(remedy === undefined ? [] : [remedy])];
    return `${[place, ...met].join(' ')}: ${what.join(' ')}`;
  };
}

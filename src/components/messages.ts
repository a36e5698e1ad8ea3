import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '#core/localized.ts';

export type MessageArgs = Readonly<Record<string, string | number>>;

/** A run of text of a message; strong where the message says `<b>…</b>`. */
export interface TextPart {
  readonly text: string;
  readonly strong: boolean;
}

/** Formatting locale of each interface language: Spanish as written in the United States (1,234.5). */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

const compiled: Readonly<Record<Language, Map<string, IntlMessageFormat>>> = { en: new Map(), es: new Map() };

function compile(lang: Language, message: string): IntlMessageFormat {
  const known = compiled[lang].get(message);
  if (known !== undefined) return known;
  const made = new IntlMessageFormat(message, LOCALES[lang]);
  compiled[lang].set(message, made);
  return made;
}

const parseParts = (chunks: readonly unknown[]): TextPart => ({ text: chunks.join(''), strong: true });

/**
 * Text of one ICU message.
 *
 * @throws Error when an argument of the message is not given
 */
export function formatMessage(lang: Language, message: string, args: MessageArgs = {}): string {
  return formatParts(lang, message, args)
    .map((part) => part.text)
    .join('');
}

/** The same text in runs, so that a page can set `<b>` runs in bold without writing HTML. */
export function formatParts(lang: Language, message: string, args: MessageArgs = {}): TextPart[] {
  // The library asks for one result type; runs of bold text come back as objects between plain texts.
  const result: unknown = compile(lang, message).format({ ...args, b: parseParts });
  const runs: readonly unknown[] = Array.isArray(result) ? result : [result];
  return runs.map((run) =>
    typeof run === 'object' && run !== null ? (run as TextPart) : { text: String(run), strong: false },
  );
}

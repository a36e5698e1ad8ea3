import { type PlaceWords } from '#core/place-words.ts';
import { translator, type Translator } from './i18n.ts';

/** The place's words as the server wrote them into the page. */
export function wordsOf(json = '{}'): PlaceWords {
  const words: unknown = JSON.parse(json);
  const entries = typeof words === 'object' && words !== null ? Object.entries(words) : [];
  return Object.fromEntries(entries.map(([name, word]) => [name, String(word)]));
}

/** Words and numbers in the language of an element with `data-lang` and `data-words`. */
export function pageTranslator({ dataset }: HTMLElement): Translator {
  return translator(dataset['lang'] === 'es' ? 'es' : 'en', wordsOf(dataset['words']));
}

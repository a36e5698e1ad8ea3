import type { Language } from '#core/localized.ts';
import type english from '../locales/lazy/en/scenario.json';
import { formatMessage, type MessageArgs } from '../messages.ts';

/** A key of the panel's own words. */
export type PanelKey = keyof typeof english;

/** The panel's words in the page's language; they come with the panel and cost a page without it nothing. */
export type Words = (key: PanelKey, args?: MessageArgs) => string;

/** Loads the words of one language. */
export async function loadWords(lang: Language): Promise<Words> {
  const { default: messages } =
    lang === 'es'
      ? await import('../locales/lazy/es/scenario.json')
      : await import('../locales/lazy/en/scenario.json');
  return (key, args) => formatMessage(lang, messages[key], args);
}

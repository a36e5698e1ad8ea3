import type { Language } from './localized.ts';

/** A word of a place in one language, such as "town" and "towns". */
export interface PlaceWord {
  readonly one: string;
  readonly many: string;
}

/** What a state calls its municipalities and the areas that those belong to. */
export interface PlaceVocabulary {
  readonly municipality: Readonly<Record<Language, PlaceWord>>;
  readonly region: Readonly<Record<Language, PlaceWord>>;
}

/** The words by the name that messages of the interface call them: "{municipalities}", at a start "{Municipalities}". */
export type PlaceWords = Readonly<Record<string, string>>;

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * The words of one language, ready for the messages of the interface.
 *
 * @example placeWords({ municipality: { en: { one: 'town', many: 'towns' }, es: { one: 'municipio', many: 'municipios' } }, region: { en: { one: 'county', many: 'counties' }, es: { one: 'condado', many: 'condados' } } }, 'en').Municipalities // => 'Towns'
 */
export function placeWords({ municipality, region }: PlaceVocabulary, lang: Language): PlaceWords {
  const words = {
    municipality: municipality[lang].one,
    municipalities: municipality[lang].many,
    region: region[lang].one,
    regions: region[lang].many,
  };
  const atStart = Object.entries(words).map(([name, word]) => [capitalize(name), capitalize(word)] as const);
  return { ...words, ...Object.fromEntries(atStart) };
}

import type { Language } from './localized.ts';

/** A word of a place in one language, such as "town" and "towns". */
export interface PlaceWord {
  readonly one: string;
  readonly many: string;
}

/** What a state calls its municipalities and the areas that those belong to, and names that everyone there knows. */
export interface PlaceVocabulary {
  readonly municipality: Readonly<Record<Language, PlaceWord>>;
  readonly region: Readonly<Record<Language, PlaceWord>>;
  /** None where the layer of municipalities is not loaded. */
  readonly examples?:
    | {
        readonly municipality: string;
        readonly village: string;
        readonly zip: string;
        readonly tract: string;
      }
    | undefined;
}

/** The words by the name that messages of the interface call them: "{municipalities}", at a start "{Municipalities}". */
export type PlaceWords = Readonly<Record<string, string>>;

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * The same words, and each with a capital letter at its start.
 *
 * @example withCapitals({ towns: 'towns' }).Towns // => 'Towns'
 */
export function withCapitals(words: PlaceWords): PlaceWords {
  const atStart = Object.entries(words).map(([name, word]) => [capitalize(name), capitalize(word)] as const);
  return { ...words, ...Object.fromEntries(atStart) };
}

/**
 * The words of one language, ready for the messages of the interface.
 *
 * In Spanish the word for a municipality must be masculine, such as "municipio": messages put "el" and "todos los"
 * before it.
 * @example placeWords({ municipality: { en: { one: 'town', many: 'towns' }, es: { one: 'municipio', many: 'municipios' } }, region: { en: { one: 'county', many: 'counties' }, es: { one: 'condado', many: 'condados' } }, examples: { municipality: 'Hartford', village: 'Mystic', zip: '06103', tract: '5023' } }, 'en').Municipalities // => 'Towns'
 */
export function placeWords({ municipality, region, examples }: PlaceVocabulary, lang: Language): PlaceWords {
  const words = {
    municipality: municipality[lang].one,
    municipalities: municipality[lang].many,
    region: region[lang].one,
    regions: region[lang].many,
  };
  return {
    ...withCapitals(words),
    exampleMunicipality: examples?.municipality ?? '',
    exampleVillage: examples?.village ?? '',
    exampleZip: examples?.zip ?? '',
    exampleTract: examples?.tract ?? '',
  };
}

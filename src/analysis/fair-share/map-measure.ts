import type { Localized } from '#core/localized.ts';

/** What the values of a map of towns are counted in. */
export type MapUnit = 'share' | 'dollars' | 'homes' | 'per-thousand';

/** One year or period of a measure, with a value for every town in the order of the file; null where there is none. */
export interface MapChoice {
  /** A year, 'all', or the name of the column. */
  readonly id: string;
  readonly period: string;
  readonly source: string;
  /** Lower edges of the classes above the lowest. */
  readonly edges: readonly number[];
  readonly values: readonly (number | null)[];
}

/** What a map of towns can be shaded by. */
export interface MapMeasure {
  readonly id: string;
  readonly label: Localized;
  /** What a reader must know to read it, such as what a share is of. */
  readonly note: Localized;
  readonly unit: MapUnit;
  /** The publisher writes this for any higher value, such as 250001 for a median income above 250,000. */
  readonly topCode?: number | undefined;
  /** The last one is shown first. */
  readonly choices: readonly MapChoice[];
}

/** What the reader chose to see on the map. */
export interface MapView {
  readonly map: string;
  /** Id of the year or period; '' for the one shown first. */
  readonly year: string;
}

/** Map that is shown when nothing is asked for: the numbers of the chosen method. */
export const NUMBERS_MAP = 'numbers';
/** Map of who is exempt under the chosen method. */
export const EXEMPT_MAP = 'exempt';

/**
 * Class of a value, from 0; a value on an edge belongs to the class above it.
 *
 * @param edges lower edges of the classes above the lowest, rising
 * @param slack how far below an edge a value still counts as on it
 * @returns null for no value
 * @example mapClass(0.1, [0.05, 0.1]) // => 2
 */
export function mapClass(value: number | null, edges: readonly number[], slack = 0): number | null {
  return value === null ? null : edges.filter((edge) => value >= edge - slack).length;
}

/**
 * How many towns are in each class, and last the towns without a value.
 *
 * @example countClasses([0, 1, null, 1], 2) // => [1, 2, 1]
 */
export function countClasses(classes: readonly (number | null)[], classCount: number): number[] {
  const counts = Array.from({ length: classCount + 1 }, () => 0);
  for (const own of classes) {
    const at = own ?? classCount;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/**
 * The view that an address asks for; an unknown map is the map of numbers.
 *
 * @param known ids of the maps
 * @example readMapView('?map=list&year=2010', ['numbers', 'list']) // => { map: 'list', year: '2010' }
 */
export function readMapView(search: string, known: readonly string[]): MapView {
  const query = new URLSearchParams(search);
  const map = query.get('map') ?? '';
  return known.includes(map) ? { map, year: query.get('year') ?? '' } : { map: NUMBERS_MAP, year: '' };
}

/**
 * Adds the view to the query of a link; the map of numbers needs no words.
 *
 * @example withMapView('method=a', { map: 'list', year: '2010' }) // => 'method=a&map=list&year=2010'
 */
export function withMapView(query: string, { map, year }: MapView): string {
  const params = new URLSearchParams(query);
  if (map !== NUMBERS_MAP) params.set('map', map);
  if (map !== NUMBERS_MAP && year !== '') params.set('year', year);
  return params.toString();
}

/**
 * The chosen year of a measure, or the one that is shown first.
 *
 * @throws Error when the measure has no choice: its file was checked
 */
export function chosenYear({ choices, id }: MapMeasure, year: string): MapChoice {
  const found = choices.find((one) => one.id === year) ?? choices.at(-1);
  if (found === undefined) throw new Error(`the map ${id} has no values`);
  return found;
}

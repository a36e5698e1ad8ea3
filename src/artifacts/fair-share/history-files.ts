import { csvText } from '../csv-text.ts';
import { jsonText } from '../json-text.ts';

/** Yearly facts of a town; null where the year has no figure. */
export interface TownYear {
  readonly year: number;
  readonly assistedHomes: number | null;
  readonly countedHomes: number | null;
  /** Government-assisted and deed-restricted homes, the kinds that are buildings. */
  readonly builtHomes: number | null;
  readonly permits: number | null;
  readonly grandList: number | null;
}

/** One town with its years. */
export interface TownHistory {
  readonly geoid: string;
  readonly name: string;
  readonly years: readonly TownYear[];
}

/** Where a column of the years comes from. */
export interface HistorySource {
  readonly column: string;
  readonly title: string;
  readonly publisher: string;
  readonly period: string;
}

const HEADER = [
  'geoid',
  'town',
  'year',
  'homes_on_list',
  'homes_counted',
  'list_share',
  'homes_permitted',
  'equalized_net_grand_list',
] as const;

/**
 * Share of the homes counted by the Census that stand on the state's list; null where either is unknown.
 *
 * @example listShare({ assistedHomes: 5, countedHomes: 100 }) // => 0.05
 */
export function listShare({
  assistedHomes,
  countedHomes,
}: Pick<TownYear, 'assistedHomes' | 'countedHomes'>): number | null {
  return assistedHomes === null || countedHomes === null || countedHomes === 0
    ? null
    : assistedHomes / countedHomes;
}

/**
 * CSV of every town and year: list of affordable homes, permits, grand list; a cell is empty where a year has no figure.
 *
 * @example historyCsv([]).startsWith('geoid,town,year') // => true
 */
export function historyCsv(towns: readonly TownHistory[]): string {
  const rows = towns.flatMap(({ geoid, name, years }) =>
    years.map((own) => [
      ...[geoid, name, own.year, own.assistedHomes, own.countedHomes, listShare(own)],
      ...[own.permits, own.grandList],
    ]),
  );
  return csvText(HEADER, rows);
}

/**
 * The same as JSON, with the source and period of each column.
 *
 * @example JSON.parse(historyJson([], [])).format // => 'evenground-fair-share-history/1'
 */
export function historyJson(towns: readonly TownHistory[], sources: readonly HistorySource[]): string {
  const withShare = towns.map(({ years, ...town }) => ({
    ...town,
    years: years.map((own) => ({ ...own, listShare: listShare(own) })),
  }));
  return jsonText({ format: 'evenground-fair-share-history/1', sources, towns: withShare });
}

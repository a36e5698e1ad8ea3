import { type Cell, missing } from '#core/missing.ts';
import { parseWhole } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import {
  appealsList2023,
  assistedHousing2019,
  grandList2018,
  housingPermits2017,
} from '#sources/town-series.ts';
import type { TownShape } from '#sources/towns-2020.ts';
import { cellsOf, compareTexts, type Row, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import type { RawFolder, ReadSource } from './raw-files.ts';

/** Kinds of homes on the list: our names of the portal's variables. */
const KINDS: Readonly<Record<string, string>> = {
  'Total Housing Units': 'countedHomes',
  'Government Assisted': 'governmentAssisted',
  'Tenant Rental Assistance': 'rentalAssistance',
  'CHFA/USDA Mortgages': 'mortgages',
  'Deed Restrictions': 'deedRestricted',
  'Total Assisted': 'assistedHomes',
};

/** The portal's list ends with this year; the department's own is read after it. */
export const LAST_PORTAL_YEAR = 2019;

export interface SeriesSources {
  readonly portal: ReadSource<Table>;
  readonly appeals: ReadSource<Table>;
  readonly permits: ReadSource<Table>;
  readonly grandList: ReadSource<Table>;
}

/** Reads the yearly series; undefined when a file cannot be used. */
export async function readSeries(raw: RawFolder): Promise<SeriesSources | undefined> {
  const portal = await raw.read(assistedHousing2019);
  const appeals = await raw.read(appealsList2023);
  const permits = await raw.read(housingPermits2017);
  const grandList = await raw.read(grandList2018);
  return portal && appeals && permits && grandList ? { portal, appeals, permits, grandList } : undefined;
}

/** Values by "town year" and our column. */
export type History = Map<string, Record<string, Cell>>;

const keyOf = (town: string, year: number): string => `${town} ${year}`;

function put(history: History, town: string, year: number, column: string, value: Cell): void {
  const key = keyOf(town, year);
  const row = history.get(key) ?? {};
  history.set(key, { ...row, [column]: value });
}

/** Year of "2017", and the year in which "SFY 2017-2018" ends. */
function yearOf(text: string): number {
  return parseWhole(/(\d{4})$/.exec(text)?.[1]) ?? 0;
}

function putLong(
  history: History,
  table: Table,
  isTown: (geoid: string) => boolean,
  columnOf: (variable: string) => string | undefined,
): void {
  const [places, years, measures, variables] = ['place', 'year', 'measure', 'variable'].map((name) =>
    textsOf(table, name),
  );
  cellsOf(table, 'value').forEach((value, row) => {
    const [town = '', column] = [places?.[row], columnOf(variables?.[row] ?? '')];
    if (column === undefined || measures?.[row] !== 'Number' || !isTown(town)) return;
    put(history, town, yearOf(years?.[row] ?? ''), column, value);
  });
}

function putAppeals(
  history: History,
  raw: RawFolder,
  source: ReadSource<Table>,
  towns: readonly TownShape[],
): void {
  const geoidOf = new Map(towns.map(({ name, geoid }) => [name, geoid]));
  const years = cellsOf(source.value, 'year');
  const columns = Object.values(KINDS).map((name) => [name, cellsOf(source.value, name)] as const);
  const remedy = 'correct the row, or fetch the list again';
  const refuse = (code: string, what: string, line: number, value: string): void =>
    raw.log.add(new Problem(code, what, { file: source.file, line, value, columnName: 'Town', remedy }));
  textsOf(source.value, 'town').forEach((name, row) => {
    const [town, year] = [geoidOf.get(name), years[row]];
    if (town === undefined) return refuse('row-unknown', 'is not a town we know', row + 2, name);
    if (typeof year !== 'number' || year <= LAST_PORTAL_YEAR) return;
    if (history.has(keyOf(town, year))) refuse('row-repeated', `has two rows for ${year}`, row + 2, name);
    for (const [column, cells] of columns)
      put(history, town, year, column, cells[row] ?? missing('notInFile'));
  });
}

/** Homes on the 8-30g list 2002–2023, permits 1990–2017 and grand lists 2001–2018 of every town. */
export function townHistory(raw: RawFolder, series: SeriesSources, towns: readonly TownShape[]): History {
  const history: History = new Map();
  const geoids = new Set(towns.map(({ geoid }) => geoid));
  const isTown = (geoid: string): boolean => geoids.has(geoid);
  putLong(history, series.portal.value, isTown, (variable) => KINDS[variable]);
  putAppeals(history, raw, series.appeals, towns);
  putLong(history, series.permits.value, isTown, () => 'permits');
  putLong(history, series.grandList.value, isTown, (variable) =>
    variable === 'Equalized Net Grand List' ? 'equalizedNetGrandList' : undefined,
  );
  return history;
}

/** Rows of the history in the order of towns and years. */
export function historyRows(history: History): Row[] {
  return [...history]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([key, cells]) => {
      const [town = '', year = ''] = key.split(' ');
      return { town, year: parseWhole(year) ?? 0, ...cells };
    });
}

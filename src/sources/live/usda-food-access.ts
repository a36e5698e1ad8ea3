import { parse } from 'csv-parse/sync';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import type { State } from '#core/state.ts';
import { foodAtlas2019 } from '../food-atlas-2019.ts';
import { foodAtlasUs2019 } from '../food-atlas-us-2019.ts';
import { groupQuarters2010 } from '../group-quarters-2010.ts';
import { PUBLIC_DOMAIN } from '../source.ts';
import { archiveEntry } from './archive-entry.ts';
import type { Ask, LiveSource, PlannedFile, Pull, RowLedger } from './live-source.ts';
import { optionProblem, required } from './options.ts';
import { MAX_FILE_BYTES, writeCsv } from './pull.ts';
import { checkRows } from './row-contract.ts';

const HOST = 'ers.usda.gov';
const ADDRESS = `https://${HOST}/sites/default/files/_laserfiche/DataFiles/80591/2019%20Food%20Access%20Research%20Atlas%20Data.zip`;
const TABLE = /(^|\/)Food Access Research Atlas\.csv$/;

/** The first 25 columns of the atlas and their names in the file that the importer knows, in the publisher's order. */
const COLUMNS: readonly (readonly [publisher: string, ours: string])[] = [
  ['CensusTract', 'census_tract'],
  ['State', 'state'],
  ['County', 'county'],
  ['Urban', 'urban_flag'],
  ['Pop2010', 'pop2010'],
  ['OHU2010', 'ohu2010'],
  ['GroupQuartersFlag', 'group_quarters_flag'],
  ['NUMGQTRS', 'num_in_group_quarters'],
  ['PCTGQTRS', 'pct_in_group_quarters'],
  ['LILATracts_1And10', 'li_la_1_10'],
  ['LILATracts_halfAnd10', 'li_la_half_10'],
  ['LILATracts_1And20', 'li_la_1_20'],
  ['LILATracts_Vehicle', 'li_la_vehicle'],
  ['HUNVFlag', 'la_lva_flag'],
  ['LowIncomeTracts', 'low_income_tracts'],
  ['PovertyRate', 'poverty_rate'],
  ['MedianFamilyIncome', 'median_family_income'],
  ['LA1and10', 'la_1_10'],
  ['LAhalfand10', 'la_half_10'],
  ['LA1and20', 'la_1_20'],
  ['LATracts_half', 'la_tracts_half'],
  ['LATracts1', 'la_tracts_1'],
  ['LATracts10', 'la_tracts_10'],
  ['LATracts20', 'la_tracts_20'],
  ['LATractsVehicle_20', 'la_tracts_vehicle_20'],
];

function columnIndexes(header: readonly string[]): readonly number[] {
  const bare = header.map((name) => name.trim().replace(/^\ufeff/, ''));
  return COLUMNS.map(([publisher]) => {
    const index = bare.indexOf(publisher);
    if (index !== -1) return index;
    throw new Problem('column-absent', 'is not in the header', {
      ...{ file: ADDRESS, columnName: publisher },
      remedy: 'the publisher has changed the table: report it',
    });
  });
}

function tableProblem(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  return new Problem('csv-form', `is no proper table: ${error.message}`, {
    file: ADDRESS,
    remedy: 'fetch the archive again; if it stays so, report it',
  });
}

/** Our columns of each record; the other 120 are never kept. */
function readRows(bytes: Uint8Array): readonly (readonly string[])[] {
  let indexes: readonly number[] | undefined;
  const onRecord = (record: readonly string[]): string[] | null => {
    if (indexes === undefined) {
      indexes = columnIndexes(record);
      return null;
    }
    const cells = indexes.map((index) => (record[index] ?? '').trim());
    return cells.map((cell) => (cell === 'NULL' ? '' : cell));
  };
  try {
    const rows: unknown = parse(bytes, { onRecord });
    return rows as readonly (readonly string[])[];
  } catch (error) {
    throw tableProblem(error);
  }
}

/** The publisher's ids lost the zero of states 01 to 09; a state's rows are found by both forms. */
function liesIn(geoid: string, stateFips: string): boolean {
  return geoid.padStart(11, '0').startsWith(stateFips);
}

function* pull(ask: Ask, stateFips: string | undefined): Pull {
  const table = archiveEntry(yield ask, TABLE, ADDRESS);
  const rows = readRows(table).filter(([geoid = '']) => stateFips === undefined || liesIn(geoid, stateFips));
  return writeCsv(
    COLUMNS.map(([, ours]) => ours),
    rows,
  );
}

async function check(
  bytes: Uint8Array,
  path: string,
  rows: readonly [number, number],
  stateFips: string | undefined,
  log: ProblemLog,
): Promise<RowLedger> {
  const flags = COLUMNS.slice(9, 15).concat(COLUMNS.slice(17));
  const schema = {
    name: 'usda-food-access',
    key: ['census_tract'],
    columns: [
      { name: 'census_tract', kind: 'tract-geoid', lostZero: true, filled: true },
      { name: 'state', kind: 'text', filled: true },
      { name: 'county', kind: 'text', filled: true },
      ...['urban_flag', 'group_quarters_flag'].map(
        (name) => ({ name, kind: 'count', range: [0, 1] }) as const,
      ),
      ...['pop2010', 'ohu2010', 'num_in_group_quarters'].map((name) => ({ name, kind: 'count' }) as const),
      { name: 'pct_in_group_quarters', kind: 'percent' },
      ...flags.map(([, name]) => ({ name, kind: 'count', range: [0, 1] }) as const),
      { name: 'poverty_rate', kind: 'percent' },
      { name: 'median_family_income', kind: 'number', range: [0, 1e7] },
    ],
  } as const;
  const inState = stateFips === undefined ? {} : { idColumn: 'census_tract', stateFips };
  const ledger = checkRows({ schema, path, rows, totals: ['pop2010', 'ohu2010'], ...inState }, bytes, log);
  const readers = [foodAtlas2019, foodAtlasUs2019, groupQuarters2010].filter(({ file }) => file === path);
  for (const reader of readers) await reader.parse(bytes, log);
  return ledger;
}

const ASK: Ask = { url: ADDRESS, form: 'zip', maxBytes: MAX_FILE_BYTES };

function planPart(
  path: string,
  what: string,
  rows: readonly [number, number],
  stateFips?: string,
): PlannedFile {
  return {
    path,
    what,
    from: [ADDRESS],
    paged: false,
    // Reckoned: a table of 72,531 rows and 147 columns, packed.
    aboutBytes: 25_000_000,
    readBy: [foodAtlas2019.file, foodAtlasUs2019.file].includes(path) ? 'evenground import' : '',
    pull: () => pull(ASK, stateFips),
    check: (bytes, log) => check(bytes, path, rows, stateFips, log),
  };
}

function planOf(state: State, area: 'tract' | undefined): PlannedFile {
  // 72,531 tracts with people; 73,057 are all there are.
  if (area === undefined)
    return planPart(
      foodAtlasUs2019.file,
      'food access in every tract of the country, 2019',
      [72_000, 73_100],
    );
  const path = `${state.id}/food/${state.postal.toLowerCase()}_foodatlas_2019.csv`;
  return planPart(path, `food access in the tracts of ${state.name.en}, 2019`, [1, 8_100], state.fips);
}

/** Distance to supermarkets, by tract. */
export const usdaFoodAccess: LiveSource = {
  id: 'usda-food-access',
  title: 'Food Access Research Atlas 2019',
  publisher: 'U.S. Department of Agriculture, Economic Research Service',
  license: PUBLIC_DOMAIN,
  url: 'https://www.ers.usda.gov/data-products/food-access-research-atlas/',
  layout:
    'Food Access Research Atlas documentation, list of variables; our file has the layout of us_foodatlas_2019.csv, which the importer reads',
  hosts: [HOST, 'www.ers.usda.gov'],
  options: { year: 'needed', area: 'optional' },
  exceptions: [
    'Tracts of 2010. "NULL" stands for no value. Ids of states 01 to 09 may have lost their zero.',
    'Without area the whole country is kept; with area: tract only the state. Both are cut from one archive, which comes once.',
  ],
  plan: (state, options) => {
    const year = required(options, 'year');
    if (year !== 2019) throw optionProblem('usda-food-access', 'year', String(year), 'the year is 2019');
    const { area } = options;
    if (area !== undefined && area !== 'tract')
      throw optionProblem('usda-food-access', 'area', area, 'the area is tract');
    return [planOf(state, area)];
  },
};

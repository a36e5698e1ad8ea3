import type { ProblemLog } from '#core/problem-log.ts';
import type { State } from '#core/state.ts';
import { acsRaceTracts2023 } from '../acs-race-2023.ts';
import {
  townCostBurden2019,
  townCostBurden2023,
  townIncome2019,
  townIncome2023,
  townPoverty2019,
  townPoverty2023,
  townTenure2019,
  townTenure2023,
} from '../acs-towns.ts';
import {
  acsCostBurden2023,
  acsEducation2023,
  acsIncome2023,
  acsPoverty2023,
  acsTenure2023,
  acsVehicles2023,
} from '../acs-tracts-2023.ts';
import { PUBLIC_DOMAIN, type Source } from '../source.ts';
import { CENSUS_HOST, type CensusArea, type CensusRow, cellsOfGroup, groupAsk } from './census-api.ts';
import { pullCensus } from './census-pull.ts';
import type { LiveSource, PlannedFile, Pull, RowLedger } from './live-source.ts';
import { optionProblem, required } from './options.ts';
import { writeCsv } from './pull.ts';
import { checkRows, sumColumn } from './row-contract.ts';
import type { Table } from '#tables/table.ts';

/** Sources of the importer that read a file of this layout. */
const READERS: readonly Source<Table>[] = [
  ...[acsRaceTracts2023, acsPoverty2023, acsIncome2023, acsEducation2023, acsTenure2023, acsVehicles2023],
  ...[acsCostBurden2023, townIncome2019, townTenure2019, townPoverty2019, townCostBurden2019],
  ...[townIncome2023, townTenure2023, townPoverty2023, townCostBurden2023],
];

type Area = Exclude<CensusArea, 'county'>;

/** Words of the column "level" in the files that the importer knows. */
const LEVEL: Readonly<Record<Area, string>> = { tract: '8_tract', town: '6_town' };

/** "Andover town, Capitol Planning Region, Connecticut" is Andover. */
function townName(name: string): string {
  return (name.split(/[,;]/)[0] ?? '').replace(/ (town|city|township|borough|village|plantation)$/, '');
}

function isDefined({ geoid, name }: CensusRow): boolean {
  return !geoid.endsWith('00000') && !name.startsWith('County subdivisions not defined');
}

interface Wanted {
  readonly state: State;
  readonly year: number;
  readonly table: string;
  readonly area: Area;
}

function* pullTable({ state, year, table, area }: Wanted): Pull {
  const dataset = `${year}/acs/acs5`;
  const group = groupAsk(dataset, table);
  const cells = cellsOfGroup(yield group, table, group.url);
  const variables = [
    ...cells.map((cell) => `${table}_${cell}E`),
    ...cells.map((cell) => `${table}_${cell}M`),
  ];
  const rows = yield* pullCensus({ dataset, variables, area, stateFips: state.fips });
  const header = ['level', 'geoid', 'name'].concat(
    cells.map((cell) => `${table}_${cell}`),
    cells.map((cell) => `${table}_${cell}_moe`),
  );
  const kept = area === 'town' ? rows.filter(isDefined) : rows;
  const lines = kept.map((row) => [
    LEVEL[area],
    row.geoid,
    area === 'town' ? townName(row.name) : row.geoid,
    ...row.cells,
  ]);
  return writeCsv(header, lines);
}

/** Every column is an estimate or its margin, and never below zero but for the Census Bureau's marks. */
async function checkTable(
  bytes: Uint8Array,
  path: string,
  wanted: Wanted,
  log: ProblemLog,
): Promise<RowLedger> {
  const [header = ''] = new TextDecoder().decode(bytes.subarray(0, 100_000)).split('\n');
  const names = header.split(',').slice(3);
  const first = names[0] ?? '';
  const ledger = checkRows(
    {
      schema: {
        name: 'acs-5-year',
        key: ['geoid'],
        columns: [
          { name: 'level', kind: 'word', words: [LEVEL[wanted.area]], filled: true },
          { name: 'geoid', kind: wanted.area === 'tract' ? 'tract-geoid' : 'town-geoid', filled: true },
          { name: 'name', kind: 'text', filled: true },
          ...names.map((name) => ({ name, kind: 'number', range: [0, 1e12], optional: true }) as const),
        ],
      },
      path,
      rows: [1, 20_000],
      idColumn: 'geoid',
      stateFips: wanted.state.fips,
    },
    bytes,
    log,
  );
  const reader = READERS.find(({ file }) => file === path);
  const read = await reader?.parse(bytes, log);
  // Sums of counts only: a sum of medians says nothing.
  const summed = read !== undefined && read.columns.has('total') ? { people: sumColumn(read, 'total') } : {};
  return { rows: ledger.rows, totals: first === '' ? {} : summed };
}

function planTable(wanted: Wanted): PlannedFile {
  const { state, year, table, area } = wanted;
  const path = `${state.id}/acs/acs5_${year}_${table}_${area}.csv`;
  return {
    path,
    what: `ACS ${year - 4}–${year}, table ${table}, ${area === 'tract' ? 'tracts' : 'county subdivisions'}, estimates with margins`,
    from: [groupAsk(`${year}/acs/acs5`, table).url],
    paged: true,
    // Measured: files of 884 tracts have from 40 kB (2 columns) to 185 kB (42 columns).
    aboutBytes: 150_000,
    readBy: READERS.some(({ file }) => file === path) ? 'evenground import' : '',
    pull: () => pullTable(wanted),
    check: (bytes, log) => checkTable(bytes, path, wanted, log),
  };
}

/** Tables of the American Community Survey, five years together, through the Census API. */
export const acs5Year: LiveSource = {
  id: 'acs-5-year',
  title: 'American Community Survey, 5-year estimates with margins of error',
  publisher: 'U.S. Census Bureau',
  license: PUBLIC_DOMAIN,
  url: 'https://www.census.gov/data/developers/data-sets/acs-5year.html',
  layout:
    'Census API user guide (array of arrays, header first, every value a text; 50 variables a query) and the discovery pages /groups/TABLE.json; the file has the layout of acs5_2023_B03002_tract.csv, which the importer reads',
  hosts: [CENSUS_HOST],
  options: { year: 'needed', tables: 'needed', area: 'needed' },
  exceptions: [
    'Marks instead of a number: −999999999, −888888888, −666666666, −555555555, −333333333, −222222222; 250,001 and 2,000,001 stand for "more than".',
    'The Census Bureau wants a key at times: give it as the setting CENSUS_API_KEY.',
    'Rows "County subdivisions not defined" are open water and are left out.',
    'From 2022 on, Connecticut comes in planning-region codes.',
  ],
  plan: (state, options) => {
    const [year, area] = [required(options, 'year'), required(options, 'area')];
    if (year < 2015 || year > 2099)
      throw optionProblem('acs-5-year', 'year', String(year), 'the first year is 2015');
    if (area === 'county') throw optionProblem('acs-5-year', 'area', area, 'the areas are tract and town');
    return required(options, 'tables').map((table) => planTable({ state, year, table, area }));
  },
};

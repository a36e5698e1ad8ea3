import { Problem } from '#core/problem.ts';
import { parseWhole } from '#core/number.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { STATES, type State } from '#core/state.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN } from '../source.ts';
import { tractRace2010 } from '../tract-race-2010.ts';
import { CENSUS_HOST, censusAsks, type CensusRow } from './census-api.ts';
import { pullCensus } from './census-pull.ts';
import type { LiveSource, PlannedFile, Pull, RowLedger } from './live-source.ts';
import { optionProblem, required } from './options.ts';
import { writeCsv } from './pull.ts';
import { checkRows, sumColumn } from './row-contract.ts';

/** Nine counts in the order of our columns: total, then seven groups that are not Hispanic, then Hispanic. */
const VARIABLES_2010 = ['001', '003', '004', '005', '006', '007', '008', '009', '010'].map(
  (cell) => `P005${cell}`,
);
const VARIABLES_2020 = ['001', '005', '006', '007', '008', '009', '010', '011', '002'].map(
  (cell) => `P2_${cell}N`,
);

const COUNTS = [
  'nhWhite',
  'nhBlack',
  'nhAian',
  'nhAsianPacific',
  'nhOther',
  'nhTwoOrMore',
  'hispanic',
] as const;

interface CensusOf {
  readonly dataset: string;
  readonly variables: readonly string[];
}

const CENSUS: Readonly<Record<2010 | 2020, CensusOf>> = {
  2010: { dataset: '2010/dec/sf1', variables: VARIABLES_2010 },
  2020: { dataset: '2020/dec/pl', variables: VARIABLES_2020 },
};

const HEADER = [
  ...['geoid', 'total_pop', 'nh_white', 'nh_black', 'nh_aian'],
  ...['nh_api', 'nh_other', 'nh_two_or_more', 'hispanic'],
] as const;

/** Asians and Pacific Islanders are one column, as in the file that the importer knows. */
function lineOf({ geoid, cells }: CensusRow, from: string): string[] {
  const [total = '', white = '', black = '', aian = '', asian = '', pacific = '', ...rest] = cells;
  const [a, b] = [parseWhole(asian), parseWhole(pacific)];
  if (a === undefined || b === undefined)
    throw new Problem('number-form', 'is not a count', {
      ...{ file: from, columnName: geoid, value: `${asian} ${pacific}` },
      remedy: 'run the command again; if it stays so, report it',
    });
  return [geoid, total, white, black, aian, String(a + b), ...rest];
}

function* pullStates(states: readonly State[], { dataset, variables }: CensusOf): Pull {
  const lines: string[][] = [];
  for (const { fips } of states) {
    const rows = yield* pullCensus({ dataset, variables, area: 'tract', stateFips: fips });
    lines.push(...rows.map((row) => lineOf(row, `https://${CENSUS_HOST}/data/${dataset}`)));
  }
  return writeCsv(HEADER, lines);
}

/** A census counts everybody once: the groups of each tract add up to its total. */
function checkSums(table: Table, path: string, log: ProblemLog): void {
  const totals = cellsOf(table, 'total');
  const groups = COUNTS.map((name) => cellsOf(table, name));
  textsOf(table, 'geoid').forEach((geoid, row) => {
    const sum = groups.reduce((all, group) => all + (typeof group[row] === 'number' ? group[row] : 0), 0);
    const total = totals[row];
    if (sum === total) return;
    log.add(
      new Problem(
        'row-sum',
        `the groups add up to ${sum}, the total is ${typeof total === 'number' ? total : 'missing'}`,
        {
          ...{ file: path, line: row + 2, columnName: 'total_pop', value: geoid },
          remedy: 'run the command again; if it stays so, report it',
        },
      ),
    );
  });
}

async function check(
  bytes: Uint8Array,
  path: string,
  rows: readonly [number, number],
  stateFips: string | undefined,
  log: ProblemLog,
): Promise<RowLedger> {
  const columns = HEADER.slice(1).map((name) => ({ name, kind: 'count', filled: true }) as const);
  const geoid = { name: 'geoid', kind: 'tract-geoid', filled: true } as const;
  const schema = { name: 'decennial-census', key: ['geoid'], columns: [geoid, ...columns] };
  const inState = stateFips === undefined ? {} : { idColumn: 'geoid', stateFips };
  const ledger = checkRows({ schema, path, rows, ...inState }, bytes, log);
  if (log.stops > 0) return ledger;
  const table = await tractRace2010.parse(bytes, log);
  checkSums(table, path, log);
  return { rows: ledger.rows, totals: { people: sumColumn(table, 'total') } };
}

function plan2010(): PlannedFile {
  const { dataset, variables } = CENSUS[2010];
  const path = tractRace2010.file;
  return {
    path,
    what: 'Census 2010, table P5, people by race and ethnicity in every tract of the country, state by state',
    from: STATES.flatMap(({ fips }) =>
      censusAsks({ dataset, variables, area: 'tract', stateFips: fips }),
    ).map(({ url }) => url),
    paged: true,
    // Measured: 3.1 MB in this layout; the answers are about twice that.
    aboutBytes: 6_000_000,
    readBy: 'evenground import',
    pull: () => pullStates(STATES, CENSUS[2010]),
    // 73,057 tracts of the states and the District, 945 of Puerto Rico.
    check: (bytes, log) => check(bytes, path, [73_000, 74_100], undefined, log),
  };
}

function plan2020(state: State): PlannedFile {
  const { dataset, variables } = CENSUS[2020];
  const path = `${state.id}/census-2020/tract_race_2020.csv`;
  return {
    path,
    what: `Census 2020, table P2, people by race and ethnicity in the tracts of ${state.name.en}`,
    from: censusAsks({ dataset, variables, area: 'tract', stateFips: state.fips }).map(({ url }) => url),
    paged: false,
    aboutBytes: 80_000,
    readBy: '',
    pull: () => pullStates([state], CENSUS[2020]),
    check: (bytes, log) => check(bytes, path, [1, 20_000], state.fips, log),
  };
}

/** People by race and ethnicity in census tracts, counted. */
export const decennialCensus: LiveSource = {
  id: 'decennial-census',
  title: 'Decennial Census, Hispanic or Latino origin by race',
  publisher: 'U.S. Census Bureau',
  license: PUBLIC_DOMAIN,
  url: 'https://www.census.gov/data/developers/data-sets/decennial-census.html',
  layout:
    'Census API user guide; variables P005001–P005010 of 2010/dec/sf1 and P2_001N–P2_011N of 2020/dec/pl; the file has the layout of us_tract_race_2010_with_total.csv, which the importer reads',
  hosts: [CENSUS_HOST],
  options: { year: 'needed' },
  exceptions: [
    'Asians and Pacific Islanders are one column in our file.',
    'The Census Bureau wants a key at times: give it as the setting CENSUS_API_KEY.',
    'Figures of 2020 hold noise that protects people: small counts of one tract are not exact.',
  ],
  plan: (state, options) => {
    const year = required(options, 'year');
    if (year === 2010) return [plan2010()];
    if (year === 2020) return [plan2020(state)];
    throw optionProblem('decennial-census', 'year', String(year), 'the years are 2010 and 2020');
  },
};

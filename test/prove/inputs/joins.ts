import { carryCounts } from '#tables/bridge.ts';
import type { Expected, InputCase } from './case.ts';
import { cellsOf, csv, runOver, runStep } from './over-place.ts';
import { stop } from './plant.ts';

const TABLES = 'places/connecticut/tables';
const BUILD_2023 = ['build', '--place', 'connecticut', '--edition', '2023'];
const CHECK = ['check', '--place', 'connecticut', '--edition', '2023'];

/** A table of edition 2023 of Connecticut in another form. */
function over(
  id: string,
  what: string,
  table: string,
  change: (rows: string[][]) => readonly (readonly string[])[],
  { command = CHECK, ...expect }: Expected & { readonly command?: readonly string[] },
): InputCase {
  const path = `${TABLES}/${table}.csv`;
  const run = () => runOver({ [path]: csv(change(cellsOf(path))) }, command);
  return {
    id,
    what,
    plant: () => undefined,
    run,
    expect: { place: path, ...expect },
    // A whole edition is read each time: one of them is enough for npm test.
    ...(id !== 'J02' && { heavy: true }),
  };
}

/** Ids of 2010 by the newer tract that most of each becomes. */
function olderIds(): ReadonlyMap<string, string> {
  return new Map(cellsOf(`${TABLES}/tract-bridge-2010-2020.csv`).map(([from = '', to = '']) => [to, from]));
}

/** The code that was used until 2022, by today's. */
function formerIds(): ReadonlyMap<string, string> {
  return new Map(cellsOf(`${TABLES}/tracts-2020.csv`).map((row) => [row[0] ?? '', row.at(-1) ?? '']));
}

/** The same rows under other ids, the first share of them; rows that have none are left out. */
const renamed =
  (ids: () => ReadonlyMap<string, string>, share = 1) =>
  ([header = [], ...rows]: string[][]): string[][] => {
    const known = ids();
    const seen = new Set<string>();
    const all = rows.map(([id = '', ...cells], at) => [
      at < rows.length * share ? (known.get(id) ?? '') : id,
      ...cells,
    ]);
    return [header, ...all.filter(([id = '']) => id !== '' && !seen.has(id) && seen.add(id))];
  };

/** J: tables of other vintages, and joins. */
export const JOIN_CASES: readonly InputCase[] = [
  over('J01', 'tracts of 2010 in an edition of 2020', 'health-2023', renamed(olderIds), {
    ...stop('ids-other-census', {
      says: /\(\d+\.\d %\).*tract-bridge-2010-2020\.csv.*counts by sum.*medians not at all/,
    }),
  }),
  over('J02', 'county codes where planning-region codes are due', 'health-2023', renamed(formerIds), {
    ...stop('ids-other-code', { says: /0 of \d+ ids.*tracts-2020\.csv \(formerGeoid → geoid, 879 rows\)/ }),
  }),
  over('J01-build', 'tracts of 2010 in an edition of 2020, at the build', 'health-2023', renamed(olderIds), {
    ...stop('ids-other-census', { says: /tract-bridge-2010-2020\.csv/ }),
    command: BUILD_2023,
  }),
  over(
    'J02-build',
    'county codes where region codes are due, at the build',
    'health-2023',
    renamed(formerIds),
    {
      ...stop('ids-other-code', { says: /0 of \d+ ids/ }),
      command: BUILD_2023,
    },
  ),
  over('V34', 'county codes in the survey', 'survey-2023', renamed(formerIds), {
    ...stop('ids-other-code', { says: /formerGeoid → geoid, 879 rows/ }),
  }),
  over('J03', 'both codes in one table', 'health-2023', renamed(formerIds, 0.7), {
    ...stop('ids-mixed', { says: /formerGeoid → geoid/ }),
  }),
  over(
    'J05',
    'a bridge that loses the people of half a tract',
    'tract-bridge-2010-2020',
    (rows) => rows.map((row, at) => (at === 1 ? row.with(2, '0.5') : row)),
    stop('bridge-loses', { columnName: 'share', value: '09001010101', says: /0\.5000/ }),
  ),
  {
    id: 'J06',
    what: 'a median that would be split over other tracts',
    plant: () => undefined,
    run: () =>
      Promise.resolve(
        runStep(() =>
          carryCounts([{ from: 'a', to: 'b', share: 1 }], new Map([['a', 1]]), 'median', 'medianIncome'),
        ),
      ),
    expect: stop('bridge-median', { value: 'medianIncome', exitCode: 3 }),
  },
  over(
    'J07',
    'a tract twice in a table that is joined one to one',
    'health-2023',
    (rows) => [...rows, rows[1] ?? []],
    stop('row-repeated', {
      place: `${TABLES}/health-2023.csv:886`,
      columnName: 'geoid',
      value: '09110400101',
    }),
  ),
  over(
    'R18',
    'a tract with more than all of its land in districts',
    'tract-area-overlap-2020',
    (rows) => [...rows, ['09110400101', 'house:029', '0.4']],
    stop('overlap-sum', { value: '09110400101 house', says: /1\.4000/ }),
  ),
  over(
    'R15',
    'a town without school results',
    'school-results-2019',
    (rows) => rows.map((row, at) => (at === 1 ? [row[0] ?? '', row[1] ?? '', '', ''] : row)),
    { severity: 'fine', also: ({ out }) => (/\d+ with a level/.test(out) ? undefined : out) },
  ),
];

import { readFileSync } from 'node:fs';
import { ProblemLog } from '../../src/core/problem-log.ts';
import { giniSegregation } from '../../src/core/stats/gini.ts';
import { multigroupSegregation, unitTotals } from '../../src/core/stats/multigroup-segregation.ts';
import { ranks } from '../../src/core/stats/ranks.ts';
import { presentValues } from '../../src/opportunity/columns.ts';
import { peopleByLevel, prepareScores, rescore } from '../../src/opportunity/rescore.ts';
import { simulateWeights } from '../../src/opportunity/sensitivity.ts';
import { deprivation2018 } from '../../src/sources/deprivation-2018.ts';
import type { Source } from '../../src/sources/source.ts';
import { tractRace2010 } from '../../src/sources/tract-race-2010.ts';
import type { NumberColumn, Table } from '../../src/tables/table.ts';
import { type BenchRow, medianCpu } from './bench-row.ts';

const INDICATORS = ['assisted', 'highSchool', 'uninsured', 'poverty', 'vacant', 'medianIncome'];
const GROUPS = ['nhWhite', 'nhBlack', 'nhAian', 'nhAsianPacific', 'nhTwoOrMore', 'hispanic'];

function numbersOf(table: Table, names: readonly string[]): NumberColumn[] {
  return names.flatMap((name) => {
    const column = table.columns.get(name);
    return column?.kind === 'number' ? [column] : [];
  });
}

function textsOf(table: Table, name: string): readonly string[] {
  const column = table.columns.get(name);
  return column?.kind === 'text' ? column.values : [];
}

/** People of each group in the order of the tracts of the index. */
function peopleOf(index: Table, race: Table): Float64Array[] {
  const rowOf = new Map(textsOf(race, 'geoid').map((geoid, row) => [geoid, row]));
  const rows = textsOf(index, 'geoid').map((geoid) => rowOf.get(geoid) ?? -1);
  return numbersOf(race, GROUPS).map(({ values }) => Float64Array.from(rows, (row) => values[row] ?? 0));
}

/** The engine on every tract of the country: six figures of 2018 and the people of 2010. */
export default async function benchNational(): Promise<BenchRow[]> {
  const raw = process.env.EVENGROUND_RAW;
  if (raw === undefined) return [];
  const read = async (source: Source<Table>): Promise<Table> =>
    source.parse(readFileSync(`${raw}/${source.file}`), new ProblemLog());
  const index = await read(deprivation2018);
  const columns = numbersOf(index, INDICATORS);
  const people = peopleOf(index, await read(tractRace2010));
  const prepared = prepareScores(columns);
  const weights = [1, 2, 1, 3, 1, 2];
  const base = {
    prepared,
    ids: INDICATORS,
    domains: INDICATORS.map(() => undefined),
    weights,
    classCount: 5,
  };
  const totals = unitTotals(people);
  const ms = (name: string, runs: number, work: () => unknown): BenchRow => ({
    name: `${index.rowCount} tracts: ${name}`,
    value: medianCpu(runs, work),
    unit: 'ms',
  });
  return [
    ms('re-weight 6 figures + quintiles + race table', 15, () =>
      peopleByLevel(rescore(prepared, { weights, classCount: 5 }).level, people, 5),
    ),
    ms('percentile rank of 6 figures', 9, () =>
      columns.map((column) => ranks(presentValues(column).values, 'min')),
    ),
    ms('100 Monte Carlo draws with levels and rank intervals', 3, () => simulateWeights(base, 100, 1)),
    ms('multigroup segregation set, 6 groups', 7, () => multigroupSegregation(people)),
    ms('6 Gini indices', 7, () => people.map((group) => giniSegregation(group, totals))),
  ];
}

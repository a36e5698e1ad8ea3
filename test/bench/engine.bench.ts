import { giniSegregation } from '../../src/core/stats/gini.ts';
import { multigroupSegregation } from '../../src/core/stats/multigroup-segregation.ts';
import { seededRandom } from '../../src/core/stats/random.ts';
import { ranks } from '../../src/core/stats/ranks.ts';
import { unitTotals } from '../../src/core/stats/multigroup-segregation.ts';
import { peopleByLevel, prepareScores, rescore } from '../../src/opportunity/rescore.ts';
import { simulateWeights } from '../../src/opportunity/sensitivity.ts';
import { numberColumn, type NumberColumn } from '../../src/tables/table.ts';
import { type BenchRow, medianCpu } from './bench-row.ts';

/** A seeded table like a national one: indicators with 3 % missing, people in eight groups. */
function makeWorkload(
  rowCount: number,
  indicators: number,
): { columns: NumberColumn[]; people: Float64Array[] } {
  const random = seededRandom(20261123);
  const normal = (): number => random() + random() + random() + random() - 2;
  const columns = Array.from({ length: indicators }, () =>
    numberColumn(
      Array.from({ length: rowCount }, () =>
        random() < 0.03 ? { missing: 'suppressed' as const } : normal(),
      ),
    ),
  );
  const people = Array.from({ length: 8 }, () =>
    Float64Array.from({ length: rowCount }, () => Math.floor(1000 * random() ** 3)),
  );
  return { columns, people };
}

/** Re-weighting, percentile ranks, Monte Carlo and segregation on the national and the Connecticut size. */
export default function bench(): Promise<BenchRow[]> {
  const large = makeWorkload(85_000, 30);
  const small = makeWorkload(841, 12);
  const [preparedLarge, preparedSmall] = [prepareScores(large.columns), prepareScores(small.columns)];
  const weights = Float64Array.from({ length: 30 }, (_, i) => 1 + (i % 5));
  const reweigh = (prepared: typeof preparedLarge, people: Float64Array[]) => () =>
    peopleByLevel(rescore(prepared, { weights, classCount: 5 }).level, people, 5);
  const base = {
    prepared: preparedSmall,
    ids: small.columns.map((_, i) => `i${i}`),
    domains: small.columns.map(() => undefined),
    weights: small.columns.map(() => 1),
    classCount: 5,
  };
  const totals = unitTotals(large.people);
  const draws = (): void => {
    const random = seededRandom(1);
    for (let draw = 0; draw < 10_000; draw++) {
      const drawn = Float64Array.from({ length: 12 }, () => 0.75 + random() / 2);
      peopleByLevel(rescore(preparedSmall, { weights: drawn, classCount: 5 }).level, small.people, 5);
    }
  };
  const ms = (name: string, value: number): BenchRow => ({ name, value, unit: 'ms' });
  return Promise.resolve([
    ms('re-weight 85,000 × 30 + quintiles + race table', medianCpu(15, reweigh(preparedLarge, large.people))),
    ms('re-weight 841 × 12 + quintiles + race table', medianCpu(200, reweigh(preparedSmall, small.people))),
    ms('10,000 draws × 841 with quintiles and race table', medianCpu(3, draws)),
    ms(
      '10,000 draws × 841 with levels and rank intervals',
      medianCpu(3, () => simulateWeights(base, 10_000, 1)),
    ),
    ms(
      'percentile rank, 30 columns × 85,000',
      medianCpu(5, () => large.columns.map(({ values }) => ranks(values, 'min'))),
    ),
    ms(
      'multigroup segregation set, 85,000 × 8 (one Gini pass each)',
      medianCpu(7, () => multigroupSegregation(large.people)),
    ),
    ms(
      '8 Gini indices, 85,000 units',
      medianCpu(7, () => large.people.map((group) => giniSegregation(group, totals))),
    ),
  ]);
}

import { seededRandom } from '#core/stats/random.ts';
import { ranks } from '#core/stats/ranks.ts';
import { type SobolIndices, sobolIndices } from '#core/stats/sobol-indices.ts';
import { type DrawSummary, DrawTally } from './draw-tally.ts';
import { changedCount, NO_LEVEL, type PreparedScores, rescore, type Rescored } from './rescore.ts';

/** What the simulations start from: the weights and levels as the recipe has them. */
export interface SensitivityBase {
  readonly prepared: PreparedScores;
  readonly ids: readonly string[];
  readonly domains: readonly (string | undefined)[];
  readonly weights: readonly number[];
  readonly classCount: number;
}

/** What happens when an indicator or a domain is left out. */
export interface LeftOut {
  readonly left: string;
  readonly kind: 'indicator' | 'domain';
  /** Rows whose level changes. */
  readonly changed: number;
  readonly largestRankShift: number;
  readonly meanRankShift: number;
}

/** Monte Carlo on weights. */
export interface WeightSimulation extends DrawSummary {
  readonly draws: number;
  readonly seed: number;
  /** Each weight is drawn evenly from weight·(1 − spread) … weight·(1 + spread). */
  readonly spread: number;
}

/**
 * Rank of every row with a score (1 = lowest), 0 for the others.
 *
 * @example scoreRanks({ score: Float64Array.of(3, 1), level: Uint8Array.of(1, 0), scoredCount: 2, cuts: Float64Array.of() })[0] // => 2
 */
export function scoreRanks({ score, level, scoredCount }: Rescored): Float64Array {
  const own = new Float64Array(scoredCount);
  let count = 0;
  for (let row = 0; row < level.length; row++)
    if (level[row] !== NO_LEVEL) own[count++] = score[row] as number;
  const ranked = ranks(own, 'min');
  const all = new Float64Array(score.length);
  count = 0;
  for (let row = 0; row < level.length; row++)
    if (level[row] !== NO_LEVEL) all[row] = ranked[count++] as number;
  return all;
}

/**
 * How far ranks move between two runs, over the rows that have one in both (0 is none).
 *
 * @example rankShifts(Float64Array.of(1, 2, 0), Float64Array.of(2, 1, 3)).largest // => 1
 */
export function rankShifts(before: Float64Array, after: Float64Array): { largest: number; mean: number } {
  let [largest, sum, count] = [0, 0, 0];
  before.forEach((rank, row) => {
    if (rank === 0 || after[row] === 0) return;
    const shift = Math.abs(rank - (after[row] ?? 0));
    largest = Math.max(largest, shift);
    sum += shift;
    count += 1;
  });
  return { largest, mean: count === 0 ? 0 : sum / count };
}

/**
 * A domain and those that it lies in: "people/health" is in "people" too.
 *
 * @example domainsAround('people/health') // => ['people', 'people/health']
 */
export function domainsAround(domain: string): string[] {
  const parts = domain.split('/').filter(Boolean);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

/**
 * Leaves out each indicator, then each domain, and counts what changes.
 *
 * @see docs/method/sensitivity.md
 */
export function leaveOneOut(base: SensitivityBase): LeftOut[] {
  const start = rescore(base.prepared, base);
  const startRanks = scoreRanks(start);
  const without = (left: string, kind: LeftOut['kind'], keep: (i: number) => boolean): LeftOut => {
    const result = rescore(base.prepared, {
      weights: base.weights.map((w, i) => (keep(i) ? w : 0)),
      classCount: base.classCount,
    });
    const { largest, mean } = rankShifts(startRanks, scoreRanks(result));
    return {
      left,
      kind,
      changed: changedCount(start.level, result.level),
      largestRankShift: largest,
      meanRankShift: mean,
    };
  };
  const domains = [...new Set(base.domains.flatMap((domain) => domainsAround(domain ?? '')))];
  return [
    ...base.ids.map((id, i) => without(id, 'indicator', (k) => k !== i)),
    ...domains.map((domain) =>
      without(domain, 'domain', (k) => !domainsAround(base.domains[k] ?? '').includes(domain)),
    ),
  ];
}

/**
 * Draws the weights many times and follows every row's level and rank.
 *
 * @param draws 10,000 for a publication
 * @param spread 0.25 draws each weight from 75 % to 125 % of itself
 * @see docs/method/sensitivity.md
 */
export function simulateWeights(
  base: SensitivityBase,
  draws: number,
  seed: number,
  spread = 0.25,
): WeightSimulation {
  const { prepared, classCount } = base;
  const random = seededRandom(seed);
  const start = rescore(prepared, base);
  const tally = new DrawTally(start.level, draws);
  for (let draw = 0; draw < draws; draw++) {
    const weights = base.weights.map((weight) => weight * (1 + spread * (2 * random() - 1)));
    const result = rescore(prepared, { weights, classCount });
    tally.add(result.level, () => scoreRanks(result));
  }
  return { draws, seed, spread, ...tally.result() };
}

/**
 * Sobol indices of the weights: which weight moves the ranks most, alone and together with the others.
 *
 * The result studied is the mean shift of rank over all rows.
 *
 * @param count size of the base sample, best a power of two
 * @see docs/method/sensitivity.md
 */
export function weightIndices(
  base: SensitivityBase,
  count: number,
  seed: number,
  spread = 0.25,
): SobolIndices {
  const startRanks = scoreRanks(rescore(base.prepared, base));
  const shift = (inputs: Float64Array): number => {
    const weights = base.weights.map((weight, i) => weight * (1 + spread * (2 * (inputs[i] ?? 0.5) - 1)));
    return rankShifts(
      startRanks,
      scoreRanks(rescore(base.prepared, { weights, classCount: base.classCount })),
    ).mean;
  };
  return sobolIndices(shift, base.weights.length, count, seed);
}

import { seededRandom } from '#core/stats/random.ts';
import { ranks } from '#core/stats/ranks.ts';
import { type SobolIndices, sobolIndices } from '#core/stats/sobol-indices.ts';
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
export interface WeightSimulation {
  readonly draws: number;
  readonly seed: number;
  /** Each weight is drawn evenly from weight·(1 − spread) … weight·(1 + spread). */
  readonly spread: number;
  /** Rows that change level: mean over the draws, smallest and largest. */
  readonly changed: { readonly mean: number; readonly min: number; readonly max: number };
  /** Share of the draws in which each row keeps its level; NaN never, 1 for rows without a level. */
  readonly stability: Float64Array;
  /** Rank (1 = lowest score) below which 5 %, and 95 %, of the draws lie; 0 without a score. */
  readonly rankLow: Uint32Array;
  readonly rankHigh: Uint32Array;
}

/** Rank of every row with a score (1 = lowest), 0 for the others. */
function scoreRanks({ score, level, scoredCount }: Rescored): Float64Array {
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

function rankShifts(before: Float64Array, after: Float64Array): { largest: number; mean: number } {
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
  const domains = [...new Set(base.domains)].filter((domain) => domain !== undefined);
  return [
    ...base.ids.map((id, i) => without(id, 'indicator', (k) => k !== i)),
    ...domains.map((domain) => without(domain, 'domain', (k) => base.domains[k] !== domain)),
  ];
}

/** 5th and 95th of the ranks of one row, by counting. */
function rankInterval(counts: Uint32Array, draws: number): [low: number, high: number] {
  let [reached, low] = [0, 0];
  for (let rank = 1; rank < counts.length; rank++) {
    reached += counts[rank] ?? 0;
    if (low === 0 && reached >= 0.05 * draws) low = rank;
    if (reached >= 0.95 * draws) return [low, rank];
  }
  return [low, low];
}

interface Tally {
  readonly kept: Uint32Array;
  /** Ranks of all draws, draw by draw. */
  readonly ranks: Uint16Array;
  changedSum: number;
  changedMin: number;
  changedMax: number;
}

function rowIntervals(tally: Tally, rowCount: number, draws: number): [Uint32Array, Uint32Array] {
  const [low, high] = [new Uint32Array(rowCount), new Uint32Array(rowCount)];
  const counts = new Uint32Array(rowCount + 1);
  for (let row = 0; row < rowCount; row++) {
    counts.fill(0);
    for (let draw = 0; draw < draws; draw++)
      (counts[tally.ranks[draw * rowCount + row] as number] as number)++;
    if (counts[0] !== draws) [low[row], high[row]] = rankInterval(counts, draws);
  }
  return [low, high];
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
  const { rowCount } = prepared;
  const random = seededRandom(seed);
  const start = rescore(prepared, base);
  const tally: Tally = {
    kept: new Uint32Array(rowCount),
    ranks: new Uint16Array(rowCount < 65536 ? draws * rowCount : 0),
    changedSum: 0,
    changedMin: Number.POSITIVE_INFINITY,
    changedMax: 0,
  };
  for (let draw = 0; draw < draws; draw++) {
    const weights = base.weights.map((weight) => weight * (1 + spread * (2 * random() - 1)));
    const result = rescore(prepared, { weights, classCount });
    const changed = changedCount(start.level, result.level);
    tally.changedSum += changed;
    tally.changedMin = Math.min(tally.changedMin, changed);
    tally.changedMax = Math.max(tally.changedMax, changed);
    for (let row = 0; row < rowCount; row++)
      if (result.level[row] === start.level[row]) (tally.kept[row] as number)++;
    if (tally.ranks.length > 0) tally.ranks.set(scoreRanks(result), draw * rowCount);
  }
  const [rankLow, rankHigh] =
    tally.ranks.length > 0 ? rowIntervals(tally, rowCount, draws) : [new Uint32Array(0), new Uint32Array(0)];
  return {
    draws,
    seed,
    spread,
    changed: { mean: tally.changedSum / draws, min: tally.changedMin, max: tally.changedMax },
    stability: Float64Array.from(tally.kept, (kept) => kept / draws),
    rankLow,
    rankHigh,
  };
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

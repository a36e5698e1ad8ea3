import { type Missing, missing } from '../missing.ts';
import { pairwiseShareDifference } from './gini.ts';

/** Measures over several groups whose sum is everybody. */
export interface MultigroupSegregation {
  readonly dissimilarity: number;
  readonly gini: number;
  /** Theil's H: mutual information M divided by the diversity E. */
  readonly informationTheory: number;
  /** Mutual information M: how much the unit tells about the group. */
  readonly divergence: number;
  /** Entropy E of the whole population. */
  readonly diversity: number;
  /** E divided by its largest possible value ln K. */
  readonly normalizedDiversity: number;
  readonly relativeDiversity: number;
  readonly squaredVariation: number;
  readonly normalizedExposure: number;
  /** Chance that two people are of the same group. */
  readonly simpsonConcentration: number;
  /** Chance that two people are of different groups. */
  readonly simpsonInteraction: number;
}

/** People per unit and per group; groups[k][i] is group k in unit i. */
export type GroupCounts = readonly ArrayLike<number>[];

/**
 * People per unit over all groups.
 *
 * @example [...unitTotals([[1, 2], [3, 4]])] // => [4, 6]
 */
export function unitTotals(groups: GroupCounts): Float64Array {
  const totals = new Float64Array(groups[0]?.length ?? 0);
  for (const counts of groups)
    for (let i = 0; i < totals.length; i++) totals[i] = (totals[i] ?? 0) + (counts[i] ?? 0);
  return totals;
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum;
}

interface Sums {
  apart: number;
  information: number;
  relative: number;
  variation: number;
  exposure: number;
}

function addGroup(counts: ArrayLike<number>, totals: Float64Array, share: number, sums: Sums): void {
  let [apart, information, squares] = [0, 0, 0];
  for (let i = 0; i < totals.length; i++) {
    const t = totals[i] ?? 0;
    if (t === 0) continue;
    const x = counts[i] ?? 0;
    const away = x / t - share;
    apart += t * Math.abs(away);
    squares += t * away * away;
    if (x > 0) information += x * Math.log(x / (t * share));
  }
  sums.apart += apart;
  sums.information += information;
  sums.relative += squares;
  sums.variation += squares / share;
  sums.exposure += squares / (1 - share);
}

/**
 * Multigroup measures of segregation in one pass per group.
 *
 * @param groups at least two groups; their sum is the population of a unit
 * @returns missing 'notApplicable' when fewer than two groups have people
 * @see Reardon & Firebaugh (2002), Sociological Methodology 32 — docs/method/segregation.md
 * @example multigroupSegregation([[10, 0], [0, 10]]).dissimilarity // => 1
 */
export function multigroupSegregation(groups: GroupCounts): MultigroupSegregation | Missing {
  const peopled = groups.filter((counts) => sumOf(counts) > 0);
  if (peopled.length < 2) return missing('notApplicable');
  const totals = unitTotals(peopled);
  const total = sumOf(totals);
  const shares = peopled.map((counts) => sumOf(counts) / total);
  const sums: Sums = { apart: 0, information: 0, relative: 0, variation: 0, exposure: 0 };
  peopled.forEach((counts, k) => addGroup(counts, totals, shares[k] ?? 0, sums));
  const interaction = shares.reduce((sum, share) => sum + share * (1 - share), 0);
  const diversity = shares.reduce((sum, share) => sum - share * Math.log(share), 0);
  const pairs = peopled.reduce((sum, counts) => sum + pairwiseShareDifference(counts, totals), 0);
  return {
    dissimilarity: sums.apart / (2 * total * interaction),
    gini: pairs / (total * total * interaction),
    informationTheory: sums.information / total / diversity,
    divergence: sums.information / total,
    diversity,
    normalizedDiversity: diversity / Math.log(peopled.length),
    relativeDiversity: sums.relative / (total * interaction),
    squaredVariation: sums.variation / (total * (peopled.length - 1)),
    normalizedExposure: sums.exposure / total,
    simpsonConcentration: 1 - interaction,
    simpsonInteraction: interaction,
  };
}

/** M and H of everything, of the larger areas among each other, and of the units inside them. */
export interface BetweenWithin {
  readonly divergence: { readonly total: number; readonly between: number; readonly within: number };
  readonly informationTheory: { readonly total: number; readonly between: number; readonly within: number };
}

function sumByArea(counts: ArrayLike<number>, areaOfUnit: readonly string[]): Float64Array {
  const sums = new Map<string, number>();
  areaOfUnit.forEach((area, i) => sums.set(area, (sums.get(area) ?? 0) + (counts[i] ?? 0)));
  return Float64Array.from(sums.values());
}

/**
 * Splits M and H exactly into segregation between larger areas (such as states) and within them.
 *
 * @param groups as in multigroupSegregation
 * @param areaOfUnit the larger area of each unit
 * @returns missing 'notApplicable' when fewer than two groups have people
 * @see Mora & Ruiz-Castillo (2011), Sociological Methodology 41 — docs/method/segregation.md
 * @example splitSegregation([[10, 0], [0, 10]], ['a', 'a']).divergence.between // => 0
 */
export function splitSegregation(
  groups: GroupCounts,
  areaOfUnit: readonly string[],
): BetweenWithin | Missing {
  const all = multigroupSegregation(groups);
  const between = multigroupSegregation(groups.map((counts) => sumByArea(counts, areaOfUnit)));
  if ('missing' in all || 'missing' in between) return missing('notApplicable');
  const split = (total: number, part: number) => ({ total, between: part, within: total - part });
  return {
    divergence: split(all.divergence, between.divergence),
    informationTheory: split(all.informationTheory, between.informationTheory),
  };
}

/**
 * Local divergence of each unit: how far its mix of groups is from the whole population's (0 = alike).
 *
 * Weighted by population, the local values average to M.
 *
 * @returns NaN never; a unit with nobody has 0
 * @see docs/method/segregation.md
 * @example localDivergence([[5, 5], [5, 5]])[0] // => 0
 */
export function localDivergence(groups: GroupCounts): Float64Array {
  const totals = unitTotals(groups);
  const total = sumOf(totals);
  const local = new Float64Array(totals.length);
  for (const counts of groups) {
    const share = sumOf(counts) / total;
    for (let i = 0; i < local.length; i++) {
      const [x, t] = [counts[i] ?? 0, totals[i] ?? 0];
      if (x > 0) local[i] = (local[i] ?? 0) + (x / t) * Math.log(x / (t * share));
    }
  }
  return local;
}

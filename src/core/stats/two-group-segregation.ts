import { type Missing, missing } from '../missing.ts';
import { giniSegregation } from './gini.ts';

/** Measures of how one group and everyone else are spread over units. All are 0 … 1. */
export interface TwoGroupSegregation {
  /** Share of the group that would have to move for an even spread (Duncan & Duncan 1955). */
  readonly dissimilarity: number;
  readonly gini: number;
  /** Theil's information index H of the two groups. */
  readonly entropy: number;
  /** Share of the group in the unit of an average member of the group. */
  readonly isolation: number;
  /** Share of everyone else in the unit of an average member of the group. */
  readonly interaction: number;
  /** Isolation beyond the group's overall share (eta squared). */
  readonly correlationRatio: number;
  /** Atkinson index with b = 0.5. */
  readonly atkinson: number;
}

function binaryEntropy(share: number): number {
  const part = (p: number): number => (p <= 0 ? 0 : -p * Math.log(p));
  return part(share) + part(1 - share);
}

interface Sums {
  apart: number;
  entropy: number;
  isolation: number;
  atkinson: number;
}

function addUnits(group: ArrayLike<number>, total: ArrayLike<number>, share: number): Sums {
  const sums: Sums = { apart: 0, entropy: 0, isolation: 0, atkinson: 0 };
  for (let i = 0; i < total.length; i++) {
    const t = total[i] ?? 0;
    if (t === 0) continue;
    const x = group[i] ?? 0;
    const p = x / t;
    sums.apart += t * Math.abs(p - share);
    sums.entropy += t * binaryEntropy(p);
    sums.isolation += x * p;
    sums.atkinson += t * Math.sqrt(Math.max(0, (1 - p) * p));
  }
  return sums;
}

/**
 * Two-group measures of segregation in one pass (the Gini index needs a sort besides).
 *
 * @param group people of the group per unit (counts ≥ 0)
 * @param total people per unit, group included; units with nobody are passed over
 * @returns missing 'notApplicable' when the group is nobody or everybody
 * @see Massey & Denton (1988), Social Forces 67(2) — docs/method/segregation.md
 * @example twoGroupSegregation([10, 0], [10, 10]).dissimilarity // => 1
 */
export function twoGroupSegregation(
  group: ArrayLike<number>,
  total: ArrayLike<number>,
): TwoGroupSegregation | Missing {
  let [x, t] = [0, 0];
  for (let i = 0; i < total.length; i++) {
    x += group[i] ?? 0;
    t += total[i] ?? 0;
  }
  const gini = giniSegregation(group, total);
  if (typeof gini !== 'number') return missing('notApplicable');
  const share = x / t;
  const sums = addUnits(group, total, share);
  const isolation = sums.isolation / x;
  const whole = binaryEntropy(share);
  return {
    dissimilarity: sums.apart / (2 * t * share * (1 - share)),
    gini,
    entropy: (t * whole - sums.entropy) / (t * whole),
    isolation,
    interaction: 1 - isolation,
    correlationRatio: (isolation - share) / (1 - share),
    atkinson: 1 - (share / (1 - share)) * Math.abs(sums.atkinson / (share * t)) ** 2,
  };
}

/**
 * Delta: half the sum of the differences between a unit's share of the group and its share of the land.
 *
 * @param areas land of each unit, in any unit of area
 * @returns 0 (as dense everywhere) … 1; missing 'notApplicable' without group or land
 * @see Duncan, Cuzzort & Duncan (1961) — docs/method/segregation.md
 * @example delta([10, 0], [1, 1]) // => 0.5
 */
export function delta(group: ArrayLike<number>, areas: ArrayLike<number>): number | Missing {
  let [x, area] = [0, 0];
  for (let i = 0; i < areas.length; i++) {
    x += group[i] ?? 0;
    area += areas[i] ?? 0;
  }
  if (x === 0 || area === 0) return missing('notApplicable');
  let sum = 0;
  for (let i = 0; i < areas.length; i++) sum += Math.abs((group[i] ?? 0) / x - (areas[i] ?? 0) / area);
  return sum / 2;
}

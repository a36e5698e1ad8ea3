import { type Missing, missing } from '../missing.ts';
import { risingOrder } from './order.ts';

/**
 * Σij ti·tj·|pi − pj| / 2 over all pairs of units, with p = x/t, by one sort instead of n × n pairs.
 *
 * @param group people of the group per unit
 * @param total people per unit
 * @example pairwiseShareDifference([10, 0], [10, 10]) // => 100
 */
export function pairwiseShareDifference(group: ArrayLike<number>, total: ArrayLike<number>): number {
  const shares = Float64Array.from({ length: total.length }, (_, i) => {
    const t = total[i] ?? 0;
    return t === 0 ? 0 : (group[i] ?? 0) / t;
  });
  let [totalBelow, groupBelow, sum] = [0, 0, 0];
  for (const unit of risingOrder(shares)) {
    const [x, t] = [group[unit] ?? 0, total[unit] ?? 0];
    sum += x * totalBelow - t * groupBelow;
    totalBelow += t;
    groupBelow += x;
  }
  return sum;
}

/**
 * Gini index of segregation: 0 when every unit has the same share, 1 when nobody shares a unit.
 *
 * @param group people of the group per unit
 * @param total people per unit, group included
 * @returns missing 'notApplicable' when the group is nobody or everybody
 * @see Massey & Denton (1988), Social Forces 67(2) — docs/method/segregation.md
 * @example giniSegregation([10, 0], [10, 10]) // => 1
 */
export function giniSegregation(group: ArrayLike<number>, total: ArrayLike<number>): number | Missing {
  let [x, t] = [0, 0];
  for (let i = 0; i < total.length; i++) {
    x += group[i] ?? 0;
    t += total[i] ?? 0;
  }
  const share = x / t;
  if (t === 0 || x === 0 || x === t) return missing('notApplicable');
  return pairwiseShareDifference(group, total) / (t * t * share * (1 - share));
}

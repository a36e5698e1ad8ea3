import { type Missing, missing } from '../missing.ts';
import { sortForNow } from './order.ts';

/**
 * Σij ti·tj·|pi − pj| / 2 over all pairs of units, with p = x/t, by one sort instead of n × n pairs.
 *
 * @param group people of the group per unit
 * @param total people per unit
 * @example pairwiseShareDifference([10, 0], [10, 10]) // => 100
 */
export function pairwiseShareDifference(group: ArrayLike<number>, total: ArrayLike<number>): number {
  const shares = new Float64Array(total.length);
  for (let i = 0; i < shares.length; i++) {
    const t = total[i] as number;
    if (t !== 0) shares[i] = (group[i] as number) / t;
  }
  const { order } = sortForNow(shares);
  let [totalBelow, groupBelow, sum] = [0, 0, 0];
  for (let i = 0; i < shares.length; i++) {
    const unit = order[i] as number;
    const [x, t] = [group[unit] as number, total[unit] as number];
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

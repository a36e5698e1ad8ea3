import { type Missing, missing } from '../missing.ts';
import { risingOrder } from './order.ts';

/**
 * Quantile of sorted values, type 7: straight line between the two neighbors of position (n − 1)·share.
 *
 * The default of R, NumPy and spreadsheets (PERCENTILE.INC).
 *
 * @param sorted values in rising order
 * @param share 0 … 1
 * @returns missing 'notApplicable' for no values
 * @see Hyndman & Fan (1996), The American Statistician 50(4) — docs/method/quantile.md
 * @example quantile([1, 2, 3, 4], 0.5) // => 2.5
 */
export function quantile(sorted: ArrayLike<number>, share: number): number | Missing {
  const last = sorted.length - 1;
  if (last < 0) return missing('notApplicable');
  const position = share * last;
  const below = Math.min(last, Math.max(0, Math.floor(position)));
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(last, below + 1)] ?? low;
  return low + (position - below) * (high - low);
}

/**
 * What stands for a weighted quantile when the weight up to a value is exactly the share: that value, or the mean of it
 * and the next one.
 */
export type OnReach = 'value' | 'mean';

/** Positions of the values that have weight, in rising order of value. */
function weightedOrder(values: ArrayLike<number>, weights: ArrayLike<number>): Uint32Array {
  return risingOrder(values).filter((position) => (weights[position] ?? 0) > 0);
}

/**
 * Weighted quantiles: the smallest value at which the weight at or below reaches a share of all weight.
 *
 * @param values in any order
 * @param weights ≥ 0, same order
 * @param shares rising, each 0 … 1
 * @param onReach 'mean' is the rule of Stata's _pctile and of type 2
 * @returns one number per share; missing 'notApplicable' when there is no weight
 * @see docs/method/quantile.md
 * @example weightedQuantiles([10, 20, 30], [1, 1, 8], [0.1, 0.5]) // => [10, 30]
 * @example weightedQuantiles([10, 20, 30], [1, 1, 8], [0.1], 'mean') // => [15]
 */
export function weightedQuantiles(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  shares: readonly number[],
  onReach: OnReach = 'value',
): number[] | Missing {
  const order = weightedOrder(values, weights);
  const total = order.reduce((sum, position) => sum + (weights[position] ?? 0), 0);
  if (total === 0) return missing('notApplicable');
  let [at, reached] = [0, weights[order[0] ?? 0] ?? 0];
  return shares.map((share) => {
    const wanted = share * total;
    while (at < order.length - 1 && reached < wanted * (1 - 1e-12)) reached += weights[order[++at] ?? 0] ?? 0;
    const value = values[order[at] ?? 0] ?? 0;
    const isExact = Math.abs(reached - wanted) <= 1e-12 * total;
    return onReach === 'mean' && isExact
      ? (value + (values[order[at + 1] ?? order[at] ?? 0] ?? 0)) / 2
      : value;
  });
}

/**
 * One weighted quantile; see weightedQuantiles.
 *
 * @returns missing 'notApplicable' when there is no weight
 * @see docs/method/quantile.md
 * @example weightedQuantile([10, 20, 30], [1, 1, 8], 0.5) // => 30
 */
export function weightedQuantile(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  share: number,
  onReach: OnReach = 'value',
): number | Missing {
  const found = weightedQuantiles(values, weights, [share], onReach);
  return Array.isArray(found) ? (found[0] ?? missing('notApplicable')) : missing('notApplicable');
}

/**
 * Middle value: half of the values lie at or below it (type 7).
 *
 * @see docs/method/quantile.md
 * @example median([5, 1, 3]) // => 3
 */
export function median(values: ArrayLike<number>): number | Missing {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

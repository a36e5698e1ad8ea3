import { type Missing, missing } from '../missing.ts';

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
 * Weighted quantile: the smallest value at which the weight at or below reaches the share of all weight.
 *
 * @param values in any order
 * @param weights ≥ 0, same order
 * @returns missing 'notApplicable' when there is no weight
 * @see docs/method/quantile.md
 * @example weightedQuantile([10, 20, 30], [1, 1, 8], 0.5) // => 30
 */
export function weightedQuantile(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  share: number,
): number | Missing {
  const pairs = Array.from({ length: values.length }, (_, i) => [values[i] ?? 0, weights[i] ?? 0] as const)
    .filter(([, weight]) => weight > 0)
    .sort(([a], [b]) => a - b);
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
  let reached = 0;
  for (const [value, weight] of pairs) {
    reached += weight;
    if (reached >= share * total * (1 - 1e-12)) return value;
  }
  return missing('notApplicable');
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

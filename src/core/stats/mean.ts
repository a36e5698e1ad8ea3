import { type Missing, missing } from '../missing.ts';

/**
 * Arithmetic mean, summed twice so that the rounding of the first sum is taken back.
 *
 * @param values numbers without gaps
 * @returns missing 'notApplicable' for no values
 * @see docs/method/mean.md
 * @example mean([1, 2, 6]) // => 3
 * @example mean([]) // => { missing: 'notApplicable' }
 */
export function mean(values: ArrayLike<number>): number | Missing {
  const n = values.length;
  if (n === 0) return missing('notApplicable');
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i] ?? 0;
  const first = sum / n;
  let rest = 0;
  for (let i = 0; i < n; i++) rest += (values[i] ?? 0) - first;
  return first + rest / n;
}

/**
 * Mean of values that count by weight.
 *
 * @param weights same order as values, not all zero
 * @returns missing 'notApplicable' when the weights sum to zero
 * @see docs/method/mean.md
 * @example weightedMean([1, 4], [2, 1]) // => 2
 */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number | Missing {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights[i] ?? 0;
    sum += weight * (values[i] ?? 0);
    total += weight;
  }
  return total === 0 ? missing('notApplicable') : sum / total;
}

import { isMissing, type Missing, missing } from '../missing.ts';
import { mean, weightedMean } from './mean.ts';

/** sample: divide by n − 1; population: divide by n. */
export type DeviationKind = 'sample' | 'population';

/**
 * Standard deviation: the typical distance from the mean.
 *
 * @param kind 'sample' divides by n − 1 (the usual choice), 'population' by n
 * @returns missing 'notApplicable' for fewer than two values (one for 'population')
 * @see docs/method/standard-deviation.md
 * @example standardDeviation([2, 4, 6]) // => 2
 * @example standardDeviation([1, 3], 'population') // => 1
 */
export function standardDeviation(
  values: ArrayLike<number>,
  kind: DeviationKind = 'sample',
): number | Missing {
  const center = mean(values);
  const divisor = kind === 'sample' ? values.length - 1 : values.length;
  if (isMissing(center) || divisor < 1) return missing('notApplicable');
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += ((values[i] ?? 0) - center) ** 2;
  return Math.sqrt(squares / divisor);
}

/**
 * Standard deviation around the weighted mean.
 *
 * @param kind 'population' divides by the sum of the weights; 'sample' by that sum less 1, for weights that count people
 * @returns missing 'notApplicable' when there is not enough weight
 * @see docs/method/standard-deviation.md
 * @example weightedDeviation([1, 3], [5, 5]) // => 1
 * @example weightedDeviation([2, 4, 6], [1, 1, 1], 'sample') // => 2
 */
export function weightedDeviation(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  kind: DeviationKind = 'population',
): number | Missing {
  const center = weightedMean(values, weights);
  if (isMissing(center)) return center;
  let [squares, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const weight = weights[i] ?? 0;
    squares += weight * ((values[i] ?? 0) - center) ** 2;
    total += weight;
  }
  const divisor = kind === 'sample' ? total - 1 : total;
  return divisor > 0 ? Math.sqrt(squares / divisor) : missing('notApplicable');
}

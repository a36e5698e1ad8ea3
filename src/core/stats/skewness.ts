import { isMissing, type Missing, missing } from '../missing.ts';
import { mean } from './mean.ts';

/** Means of the squared, third and fourth powers of the distances from the mean. */
function centralMoments(values: ArrayLike<number>): [m2: number, m3: number, m4: number] | undefined {
  const center = mean(values);
  if (isMissing(center)) return undefined;
  let [m2, m3, m4] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const square = ((values[i] ?? 0) - center) ** 2;
    m2 += square;
    m3 += square * ((values[i] ?? 0) - center);
    m4 += square * square;
  }
  const n = values.length;
  return m2 === 0 ? undefined : [m2 / n, m3 / n, m4 / n];
}

/**
 * Skewness, corrected for the sample (G1, type 2): positive when the long tail lies on the high side.
 *
 * @returns missing 'notApplicable' for fewer than three values or no spread
 * @see Joanes & Gill (1998), The Statistician 47(1) — docs/method/skewness.md
 * @example skewness([1, 2, 3]) // => 0
 */
export function skewness(values: ArrayLike<number>): number | Missing {
  const n = values.length;
  const moments = centralMoments(values);
  if (moments === undefined || n < 3) return missing('notApplicable');
  const [m2, m3] = moments;
  return ((m3 / m2 ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2);
}

/**
 * Excess kurtosis, corrected for the sample (G2, type 2): 0 for a normal distribution, larger with heavier tails.
 *
 * @returns missing 'notApplicable' for fewer than four values or no spread
 * @see Joanes & Gill (1998), The Statistician 47(1) — docs/method/skewness.md
 * @example Math.round(10 * kurtosis([1, 2, 3, 4, 5])) // => -12
 */
export function kurtosis(values: ArrayLike<number>): number | Missing {
  const n = values.length;
  const moments = centralMoments(values);
  if (moments === undefined || n < 4) return missing('notApplicable');
  const [m2, , m4] = moments;
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (m4 / m2 ** 2 - 3) + 6);
}

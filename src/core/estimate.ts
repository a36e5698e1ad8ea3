import { type Cell, isMissing, type Missing, missing } from './missing.ts';

/** A survey estimate with its 90 % margin of error; 0 means that the publisher gives the number without sampling error. */
export interface Estimate {
  readonly value: number;
  readonly moe: number;
}

/** Half width of a 90 % interval in standard errors, as the Census Bureau uses it. */
export const Z_90 = 1.645;

/**
 * Sum of estimates. Among parts that are zero only the largest margin counts, once.
 *
 * @throws nothing; the sum of no parts is 0 ± 0
 * @see U.S. Census Bureau, ACS General Handbook 2018, chapter 8 — docs/method/margins.md
 * @example Math.round(sumEstimates([{ value: 135173, moe: 3860 }, { value: 43104, moe: 2642 }, { value: 24842, moe: 1957 }]).moe) // => 5070
 */
export function sumEstimates(parts: readonly Estimate[]): Estimate {
  let [value, squares, zero] = [0, 0, 0];
  for (const part of parts) {
    value += part.value;
    if (part.value === 0) zero = Math.max(zero, part.moe);
    else squares += part.moe ** 2;
  }
  return { value, moe: Math.sqrt(squares + zero ** 2) };
}

function quotient(numerator: Estimate, denominator: Estimate, sign: 1 | -1): number {
  const ratio = numerator.value / denominator.value;
  return numerator.moe ** 2 + sign * ratio ** 2 * denominator.moe ** 2;
}

/**
 * Ratio of two estimates, the numerator not a part of the denominator.
 *
 * @returns missing 'notApplicable' when the denominator is 0
 * @see U.S. Census Bureau, ACS General Handbook 2018, chapter 8
 * @example ratioEstimate({ value: 1, moe: 0 }, { value: 0, moe: 9 }) // => { missing: 'notApplicable' }
 */
export function ratioEstimate(numerator: Estimate, denominator: Estimate): Estimate | Missing {
  if (denominator.value === 0) return missing('notApplicable');
  return {
    value: numerator.value / denominator.value,
    moe: Math.sqrt(quotient(numerator, denominator, 1)) / Math.abs(denominator.value),
  };
}

/**
 * Proportion: the numerator is a part of the denominator. Where the radicand is negative, the formula of the ratio serves,
 * as the handbook says; its margin is the larger one.
 *
 * @returns missing 'notApplicable' when the denominator is 0
 * @see U.S. Census Bureau, ACS General Handbook 2018, chapter 8
 * @example proportionEstimate({ value: 1, moe: 0 }, { value: 4, moe: 0 }) // => { value: 0.25, moe: 0 }
 */
export function proportionEstimate(numerator: Estimate, denominator: Estimate): Estimate | Missing {
  if (denominator.value === 0) return missing('notApplicable');
  const radicand = quotient(numerator, denominator, -1);
  if (radicand < 0) return ratioEstimate(numerator, denominator);
  return {
    value: numerator.value / denominator.value,
    moe: Math.sqrt(radicand) / Math.abs(denominator.value),
  };
}

/**
 * Product of two estimates.
 *
 * @see U.S. Census Bureau, ACS General Handbook 2018, chapter 8
 * @example productEstimate({ value: 2, moe: 1 }, { value: 3, moe: 0 }) // => { value: 6, moe: 3 }
 */
export function productEstimate(a: Estimate, b: Estimate): Estimate {
  return {
    value: a.value * b.value,
    moe: Math.sqrt(a.value ** 2 * b.moe ** 2 + b.value ** 2 * a.moe ** 2),
  };
}

/**
 * An estimate times a number without error, such as the part of a tract that lies in a district.
 *
 * @example scaleEstimate({ value: 8, moe: 2 }, 0.5) // => { value: 4, moe: 1 }
 */
export function scaleEstimate({ value, moe }: Estimate, factor: number): Estimate {
  return { value: value * factor, moe: moe * Math.abs(factor) };
}

/** How far an estimate can be used: CV up to 12 %, up to 40 %, more. */
export const RELIABILITIES = ['reliable', 'use-with-caution', 'unreliable'] as const;

export type Reliability = (typeof RELIABILITIES)[number];

const [MOST_RELIABLE, MOST_CAUTIOUS] = [0.12, 0.4];

/**
 * Coefficient of variation: the standard error over the estimate.
 *
 * @returns missing 'notApplicable' for an estimate of 0
 * @example variation({ value: 100, moe: 16.45 }) // => 0.1
 */
export function variation({ value, moe }: Estimate): Cell {
  return value === 0 ? missing('notApplicable') : moe / Z_90 / Math.abs(value);
}

/**
 * Reliability class by the coefficient of variation, 12 and 40 %. For a share the smaller of it and its rest counts: 97 % with
 * is as sure as 3 % without. An estimate of 0 with a margin is unreliable.
 *
 * @param isShare whether the value is a share of a whole (0–1)
 * @example reliabilityOf({ value: 100, moe: 40 }) // => 'use-with-caution'
 */
export function reliabilityOf(estimate: Estimate, isShare = false): Reliability {
  const value = isShare ? Math.min(estimate.value, 1 - estimate.value) : estimate.value;
  const cv = variation({ value, moe: estimate.moe });
  if (isMissing(cv)) return estimate.moe === 0 ? 'reliable' : 'unreliable';
  if (cv <= MOST_RELIABLE) return 'reliable';
  return cv <= MOST_CAUTIOUS ? 'use-with-caution' : 'unreliable';
}

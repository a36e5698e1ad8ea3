import { type Cell, isMissing } from '#core/missing.ts';

/** Words for a difference: the reader sees the words, the exact numbers stand in the table. */
export const COMPARISONS = [
  'much-lower',
  'lower',
  'about-the-same',
  'higher',
  'much-higher',
  'unknown',
] as const;

export type Comparison = (typeof COMPARISONS)[number];

const ABOUT_THE_SAME = 0.25;
const MUCH = 1;

/**
 * A value against a reference, in words, measured in spreads (standard deviations over the tracts of the state).
 *
 * Less than a quarter of a spread is about the same, a whole spread or more is much higher or lower.
 * @param spread standard deviation of the indicator over all tracts; 0 or missing gives 'unknown' unless both are equal
 * @example compareValues(0.9, 0.7, 0.1) // => 'much-higher'
 */
export function compareValues(value: Cell, reference: Cell, spread: Cell): Comparison {
  if (isMissing(value) || isMissing(reference)) return 'unknown';
  if (value === reference) return 'about-the-same';
  if (isMissing(spread) || spread <= 0) return 'unknown';
  const distance = (value - reference) / spread;
  if (Math.abs(distance) < ABOUT_THE_SAME) return 'about-the-same';
  if (distance > 0) return distance >= MUCH ? 'much-higher' : 'higher';
  return distance <= -MUCH ? 'much-lower' : 'lower';
}

/** Words for the ratio of two shares of people. */
export const RATIO_WORDS = [
  'less-than-half',
  'about-half',
  'lower',
  'about-the-same',
  'higher',
  'about-twice',
  'more-than-twice',
  'unknown',
] as const;

export type RatioWord = (typeof RATIO_WORDS)[number];

const RATIO_STEPS: readonly (readonly [number, RatioWord])[] = [
  [0.4, 'less-than-half'],
  [0.6, 'about-half'],
  [0.9, 'lower'],
  [1.1, 'about-the-same'],
  [1.75, 'higher'],
  [2.25, 'about-twice'],
];

/**
 * Two shares in words: "about twice the state figure".
 *
 * @returns 'unknown' when one is missing or the reference is 0 (both 0: about the same)
 * @example compareShares(0.41, 0.2) // => 'about-twice'
 */
export function compareShares(value: Cell, reference: Cell): RatioWord {
  if (isMissing(value) || isMissing(reference)) return 'unknown';
  if (reference === 0) return value === 0 ? 'about-the-same' : 'unknown';
  const ratio = value / reference;
  return RATIO_STEPS.find(([below]) => ratio < below)?.[1] ?? 'more-than-twice';
}

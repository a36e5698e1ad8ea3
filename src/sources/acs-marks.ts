import type { MissingReason } from '#core/missing.ts';

/**
 * What the Census Bureau prints instead of a number, in estimates and in margins of error.
 *
 * @see U.S. Census Bureau, "Code lists, definitions, and accuracy": notes on ACS estimate and annotation values
 */
export const ACS_MARKS: Readonly<Record<string, MissingReason>> = {
  // Too few sample observations for an estimate, or for its margin.
  '-': 'tooFewSample',
  '**': 'tooFewSample',
  N: 'tooFewSample',
  // The estimate lies in an open-ended interval: there is no margin.
  '***': 'notApplicable',
  '(X)': 'notApplicable',
  // The estimate is held to the population estimates: it has no sampling error.
  '*****': 'controlled',
};

/** How indicators become comparable; `edition` keeps what the edition does. */
export const SCALES = ['edition', 'zScore', 'minMax', 'percentRank'] as const;

/** How many of its indicators a tract needs. */
export const MISSING_CHOICES = ['edition', 'any', 'half', 'threeQuarters', 'all'] as const;

/** How scores become levels. */
export const LEVEL_CHOICES = ['edition', 'tracts', 'people', 'width', 'natural'] as const;

export type Scale = (typeof SCALES)[number];
export type MissingChoice = (typeof MISSING_CHOICES)[number];
export type LevelChoice = (typeof LEVEL_CHOICES)[number];

/** What a person changes in the method of an edition. */
export interface Scenario {
  /** Weights that differ from the edition's, by indicator; 0 leaves the indicator out. */
  readonly weights: Readonly<Record<string, number>>;
  readonly scale: Scale;
  readonly missing: MissingChoice;
  readonly levels: LevelChoice;
}

/** Nothing changed. */
export const EDITION_SCENARIO: Scenario = {
  weights: {},
  scale: 'edition',
  missing: 'edition',
  levels: 'edition',
};

/** The largest weight: beyond it the other indicators of twelve hardly count. */
export const LARGEST_WEIGHT = 10;

/**
 * Whether a scenario changes nothing.
 *
 * @example isUnchanged({ weights: {}, scale: 'edition', missing: 'edition', levels: 'edition' }) // => true
 */
export function isUnchanged({ weights, scale, missing, levels }: Scenario): boolean {
  return (
    Object.keys(weights).length === 0 && [scale, missing, levels].every((choice) => choice === 'edition')
  );
}

/**
 * Weight as a scenario keeps it: 0 to 10, two decimals.
 *
 * @returns undefined when the text is no such number
 * @example readWeight('2.5') // => 2.5
 */
export function readWeight(text: string): number | undefined {
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(text)) return undefined;
  const weight = +text;
  return weight <= LARGEST_WEIGHT ? weight : undefined;
}

/**
 * One of the choices by its text; the edition's own for a text that is none of them.
 *
 * @example readChoice(['edition', 'people'], 'people') // => 'people'
 */
export function readChoice<T extends string>(
  choices: readonly (T | 'edition')[],
  text: string,
): T | 'edition' {
  return choices.find((choice) => choice === text) ?? 'edition';
}

/** The five levels, from fewest to most resources. */
export const LEVELS = ['very-low', 'low', 'moderate', 'high', 'very-high'] as const;

export type Level = (typeof LEVELS)[number];

/** The levels that make a lower-opportunity area. */
export const LOWER_OPPORTUNITY: readonly Level[] = ['very-low', 'low'];

/** Fill of each level on paper `#fbfaf7`; dots and outlines keep 3:1 on every one. */
export const LEVEL_FILL: Readonly<Record<Level, string>> = {
  'very-low': '#fff5dd',
  low: '#ffd08a',
  moderate: '#f6a346',
  high: '#e07d22',
  'very-high': '#c45f12',
};

/**
 * Whether a text names a level.
 *
 * @example isLevel('very-low') // => true
 */
export function isLevel(text: string): text is Level {
  return (LEVELS as readonly string[]).includes(text);
}

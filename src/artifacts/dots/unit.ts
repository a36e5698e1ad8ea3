import { Problem } from '#core/problem.ts';

/** People a dot can stand for on the site, from the whole state to a neighborhood. */
export const DOT_UNITS = [250, 100, 50, 25] as const;

export type DotUnit = (typeof DOT_UNITS)[number];

/** Fewer people a dot would show more than the tract's count knows. */
export const SMALLEST_PUBLIC_UNIT = 10;

/**
 * The unit that keeps dots legible at a web-map zoom (512-pixel tiles, as MapLibre counts).
 *
 * @example [7, 9.5, 11, 13].map(dotUnitAtZoom) // => [250, 100, 50, 25]
 */
export function dotUnitAtZoom(zoom: number): DotUnit {
  if (zoom < 9) return 250;
  if (zoom < 10.5) return 100;
  return zoom < 12 ? 50 : 25;
}

/**
 * A unit fit for publishing.
 *
 * @param unit undefined when what was asked is no number
 * @param asked what the reader wrote, for the message
 * @throws Problem 'dot-unit' when it is not a whole number of at least 10
 * @example requirePublicUnit(25) // => 25
 */
export function requirePublicUnit(unit: number | undefined, asked = String(unit)): number {
  if (unit !== undefined && Number.isInteger(unit) && unit >= SMALLEST_PUBLIC_UNIT) return unit;
  throw new Problem('dot-unit', `is not a whole number of at least ${SMALLEST_PUBLIC_UNIT}`, {
    value: asked,
    exitCode: 3,
    remedy: `let a dot stand for ${SMALLEST_PUBLIC_UNIT} people or more, such as ${DOT_UNITS.join(', ')}`,
  });
}

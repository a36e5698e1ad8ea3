import type { MultiPolygon, Polygon, Position } from 'geojson';

/** A shape that dots can be placed in, with the id that seeds them. */
export interface DotShape {
  readonly geoid: string;
  /** Degrees or any planar unit; null when the area has no shape. */
  readonly geometry: Polygon | MultiPolygon | null;
}

/**
 * The polygons of a shape: each a list of rings, the first the outline and the others holes.
 *
 * @returns an empty list for a shape without geometry
 * @example polygonsOf(null) // => []
 */
export function polygonsOf(geometry: Polygon | MultiPolygon | null): readonly Position[][][] {
  if (geometry === null) return [];
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/**
 * Area inside a ring, without sign.
 *
 * Computed from the ring's first corner, so that far-off coordinates lose no digits.
 * @param ring corners, closed (last = first) or not
 * @example ringArea([[0, 0], [2, 0], [2, 3], [0, 3]]) // => 6
 */
export function ringArea(ring: readonly Position[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let twice = 0;
  let [px, py] = [0, 0];
  for (const [x = 0, y = 0] of ring) {
    twice += px * (y - y0) - (x - x0) * py;
    px = x - x0;
    py = y - y0;
  }
  return Math.abs(twice) / 2;
}

/**
 * Area of one polygon: its outline less its holes, never below 0.
 *
 * @example polygonArea([[[0, 0], [3, 0], [3, 3], [0, 3]], [[1, 1], [2, 1], [2, 2], [1, 2]]]) // => 8
 */
export function polygonArea(rings: readonly Position[][]): number {
  const [outline, ...holes] = rings.map(ringArea);
  return Math.max(0, (outline ?? 0) - holes.reduce((sum, area) => sum + area, 0));
}

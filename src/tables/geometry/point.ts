import type { PolygonRings } from './polygon.ts';

function crossesNorth(ring: PolygonRings[number], x: number, y: number): boolean {
  let inside = false;
  ring.forEach(([ax = 0, ay = 0], index) => {
    const [bx = 0, by = 0] = ring[index + 1] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

/**
 * Whether a point lies in polygons (even-odd rule, holes left out).
 *
 * @param point longitude and latitude in degrees
 * @example containsPoint([[[[0, 0], [4, 0], [4, 4], [0, 0]]]], [3, 1]) // => true
 */
export function containsPoint(polygons: readonly PolygonRings[], [x, y]: readonly [number, number]): boolean {
  return polygons.some((rings) => rings.filter((ring) => crossesNorth(ring, x, y)).length % 2 === 1);
}

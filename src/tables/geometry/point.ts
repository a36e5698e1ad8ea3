import { areaSquareMeters, boundsOf, type PolygonRings } from './polygon.ts';

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

/** Where the rings of a polygon cross a latitude, from west to east. */
function crossingsAt(rings: PolygonRings, y: number): number[] {
  return rings
    .flatMap((ring) =>
      ring.flatMap(([ax = 0, ay = 0], index) => {
        const [bx = 0, by = 0] = ring[index + 1] ?? [ax, ay];
        return ay > y !== by > y ? [((bx - ax) * (y - ay)) / (by - ay) + ax] : [];
      }),
    )
    .sort((a, b) => a - b);
}

/**
 * A point inside polygons: the middle of the widest stretch at half the height of the largest one.
 *
 * @returns longitude and latitude; [0, 0] for no polygon
 * @example interiorPoint([[[[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]]]) // => [2, 1]
 */
export function interiorPoint(polygons: readonly PolygonRings[]): readonly [number, number] {
  const [largest] = [...polygons].sort((a, b) => areaSquareMeters([b]) - areaSquareMeters([a]));
  if (largest === undefined) return [0, 0];
  const [, south, , north] = boundsOf([largest]);
  const y = (south + north) / 2;
  const xs = crossingsAt(largest, y);
  let [best, width] = [0, -1];
  for (let at = 0; at + 1 < xs.length; at += 2) {
    const [from = 0, to = 0] = [xs[at], xs[at + 1]];
    if (to - from > width) [best, width] = [(from + to) / 2, to - from];
  }
  return [best, y];
}

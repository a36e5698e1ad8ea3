import type { Geometry, MultiPolygon, Position } from 'geojson';
import { Problem } from '#core/problem.ts';

/** Rings of one polygon: the outer ring first, then holes; every ring is closed. */
export type PolygonRings = Position[][];

/** west, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

const EARTH_RADIUS_METERS = 6_371_007.2;
const RADIANS = Math.PI / 180;

/**
 * The polygons of a polygonal geometry; a GeometryCollection gives those of its members.
 *
 * @throws Problem 'geometry-kind' for points and lines
 * @example polygonsOf({ type: 'Polygon', coordinates: [] }) // => [[]]
 */
export function polygonsOf(geometry: Geometry): PolygonRings[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf);
  throw new Problem('geometry-kind', 'is not an area', {
    value: geometry.type,
    remedy: 'give a layer of polygons',
  });
}

/**
 * Bounds of polygons.
 *
 * @example boundsOf([[[[0, 0], [2, 0], [2, 1], [0, 0]]]]) // => [0, 0, 2, 1]
 */
export function boundsOf(polygons: readonly PolygonRings[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of polygons.flatMap((rings) => rings[0] ?? [])) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

/**
 * Whether two bounds share an area.
 *
 * @example boundsMeet([0, 0, 2, 2], [1, 1, 3, 3]) // => true
 */
export function boundsMeet(a: Bounds, b: Bounds): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** Square meters of one degree of longitude by one unit of `equalAreaY`. */
export const SQUARE_METERS_PER_UNIT = RADIANS * EARTH_RADIUS_METERS ** 2;

/**
 * Height of a latitude on the equal-area cylinder.
 *
 * @example equalAreaY(30).toFixed(3) // => '0.500'
 */
export function equalAreaY(latitude: number): number {
  return Math.sin(latitude * RADIANS);
}

function ringArea(ring: readonly Position[]): number {
  let sum = 0;
  ring.forEach(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[index + 1] ?? ring[0] ?? [];
    sum += x * Math.sin(nextY * RADIANS) - nextX * Math.sin(y * RADIANS);
  });
  return Math.abs(sum * RADIANS * 0.5) * EARTH_RADIUS_METERS ** 2;
}

/**
 * Area on the sphere, by the equal-area cylinder (longitude × sine of latitude).
 *
 * Good for shares of an area; for land area itself the publisher's own figure is used.
 *
 * @returns square meters; holes are taken off
 * @see Lambert (1772), cylindrical equal-area projection
 * @example Math.round(areaSquareMeters([[[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]]) / 1e6) // => 12364
 */
export function areaSquareMeters(polygons: readonly PolygonRings[]): number {
  return polygons.reduce(
    (sum, [outer = [], ...holes]) =>
      sum + ringArea(outer) - holes.reduce((inner, hole) => inner + ringArea(hole), 0),
    0,
  );
}

/**
 * Polygons as one MultiPolygon geometry.
 *
 * @example multiPolygon([]).type // => 'MultiPolygon'
 */
export function multiPolygon(polygons: readonly PolygonRings[]): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: [...polygons] };
}

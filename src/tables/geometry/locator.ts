import { containsPoint } from './point.ts';
import { boundsOf, type PolygonRings } from './polygon.ts';

/** An area with an id, such as a tract on full-resolution lines. */
export interface NamedArea {
  readonly id: string;
  readonly polygons: readonly PolygonRings[];
}

/**
 * Finds the area that a point lies in; areas are asked in order, so a point on a shared line has one answer.
 *
 * Never give it simplified shapes: near a line they move points into the neighbor.
 * @returns a function of longitude and latitude in degrees; undefined outside of every area
 * @example makeLocator([{ id: 'a', polygons: [[[[0, 0], [4, 0], [4, 4], [0, 0]]]] }])(3, 1) // => 'a'
 */
export function makeLocator(
  areas: readonly NamedArea[],
): (longitude: number, latitude: number) => string | undefined {
  const bounded = areas.map((area) => ({ ...area, bounds: boundsOf(area.polygons) }));
  return (longitude, latitude) =>
    bounded.find(({ bounds: [west, south, east, north], polygons }) => {
      const near = longitude >= west && longitude <= east && latitude >= south && latitude <= north;
      return near && containsPoint(polygons, [longitude, latitude]);
    })?.id;
}

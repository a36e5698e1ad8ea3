import type { Topology } from 'topojson-specification';

import { degreeArcs, shapesOf } from './shapes.ts';
import { ringPoints } from './path.ts';

function crossings(points: readonly number[], x: number, y: number): number {
  let count = 0;
  for (let i = 0; i < points.length; i += 2) {
    const [ax = 0, ay = 0] = [points[i], points[i + 1]];
    const [bx = 0, by = 0] = [points[(i + 2) % points.length], points[(i + 3) % points.length]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) count += 1;
  }
  return count;
}

/**
 * Finds the tract of many points: the shapes are read once.
 *
 * @param topology object `tracts`
 * @returns GEOID of the tract by the shapes for drawing; undefined outside all tracts
 */
export function tractFinder(topology: Topology): (longitude: number, latitude: number) => string | undefined {
  const arcs = degreeArcs(topology).map((arc) => Array.from(arc));
  const shapes = shapesOf(topology, 'tracts').map(({ id, polygons }) => ({
    id,
    rings: polygons.flat().map((ring) => ringPoints(ring, arcs)),
  }));
  return (longitude, latitude) =>
    shapes.find(
      ({ rings }) => rings.reduce((sum, ring) => sum + crossings(ring, longitude, latitude), 0) % 2 === 1,
    )?.id;
}

/**
 * The tract that a place on the earth lies in, by the shapes for drawing.
 *
 * @param topology object `tracts`
 * @returns GEOID; undefined outside all tracts
 */
export function tractAt(topology: Topology, longitude: number, latitude: number): string | undefined {
  return tractFinder(topology)(longitude, latitude);
}

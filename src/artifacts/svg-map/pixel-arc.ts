import type { Frame } from './frame.ts';
import type { DegreeArc } from './shapes.ts';

/** An arc on the picture: x and y in whole tenths of a unit, flat. */
export type PixelArc = readonly number[];

/** Squared distance of point p from the segment a–b, all in tenths. */
function squaredDistance(arc: PixelArc, p: number, a: number, b: number): number {
  const [ax = 0, ay = 0, bx = 0, by = 0] = [arc[a], arc[a + 1], arc[b], arc[b + 1]];
  const [px = 0, py = 0] = [arc[p], arc[p + 1]];
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length;
  const t = Math.max(0, Math.min(1, along));
  return (ax + t * (bx - ax) - px) ** 2 + (ay + t * (by - ay) - py) ** 2;
}

function farthestBetween(arc: PixelArc, first: number, last: number): { point: number; distance: number } {
  let [point, distance] = [first, -1];
  for (let p = first + 2; p < last; p += 2) {
    const d = squaredDistance(arc, p, first, last);
    if (d > distance) [point, distance] = [p, d];
  }
  return { point, distance };
}

/**
 * The points of an arc that stay when all within the tolerance of the straight line go (Douglas–Peucker).
 *
 * Both ends stay, so that shapes that share the arc still meet.
 * @param tolerance in tenths of a unit
 * @example simplifyArc([0, 0, 50, 1, 100, 0], 2) // => [0, 0, 100, 0]
 */
export function simplifyArc(arc: PixelArc, tolerance: number): PixelArc {
  const keep = new Set([0, arc.length - 2]);
  const spans: [number, number][] = [[0, arc.length - 2]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    const { point, distance } = farthestBetween(arc, first, last);
    if (distance <= tolerance * tolerance) continue;
    keep.add(point);
    spans.push([first, point], [point, last]);
  }
  return arc.filter((_, i) => keep.has(i - (i % 2)));
}

/** Arcs of a topology on the picture, thinned to what the eye can see. */
export function projectArcs(
  arcs: readonly DegreeArc[],
  frame: Frame,
  tolerance: number,
): readonly PixelArc[] {
  return arcs.map((arc) => {
    const pixels: number[] = [];
    for (let i = 0; i + 1 < arc.length; i += 2) {
      const [x, y] = frame.project(arc[i] ?? 0, arc[i + 1] ?? 0);
      pixels.push(Math.round(x * 10), Math.round(y * 10));
    }
    return simplifyArc(pixels, tolerance);
  });
}

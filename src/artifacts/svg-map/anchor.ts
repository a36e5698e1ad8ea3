import { ringArea, ringPoints } from './path.ts';
import type { PixelArc } from './pixel-arc.ts';
import type { ShapeRings } from './shapes.ts';

/** Where a name stands, in picture units. */
export interface Anchor {
  readonly x: number;
  readonly y: number;
}

/**
 * Center of gravity of a ring of flat points in tenths, in picture units.
 *
 * @example ringCenter([0, 0, 20, 0, 20, 20, 0, 20]) // => { x: 1, y: 1 }
 */
export function ringCenter(points: readonly number[]): Anchor {
  const area = ringArea(points);
  if (area === 0) return { x: (points[0] ?? 0) / 10, y: (points[1] ?? 0) / 10 };
  let [sumX, sumY] = [0, 0];
  for (let i = 0; i < points.length; i += 2) {
    const [x = 0, y = 0] = [points[i], points[i + 1]];
    const [nextX = 0, nextY = 0] = [points[(i + 2) % points.length], points[(i + 3) % points.length]];
    const cross = x * nextY - nextX * y;
    sumX += (x + nextX) * cross;
    sumY += (y + nextY) * cross;
  }
  return { x: sumX / (60 * area), y: sumY / (60 * area) };
}

/** Center of the largest ring of a shape. */
export function anchorOf(polygons: ShapeRings, arcs: readonly PixelArc[]): Anchor {
  const rings = polygons.map((polygon) => ringPoints(polygon[0] ?? [], arcs));
  const largest = rings.reduce<number[]>(
    (best, ring) => (Math.abs(ringArea(ring)) > Math.abs(ringArea(best)) ? ring : best),
    [0, 0],
  );
  return ringCenter(largest);
}

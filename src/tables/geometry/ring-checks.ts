import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { containsPoint } from './point.ts';
import { type Bounds, boundsMeet, boundsOf, type PolygonRings } from './polygon.ts';

type Ring = readonly Position[];

/**
 * Whether the first point of a ring is its last one too.
 *
 * @example isClosed([[0, 0], [1, 0], [1, 1], [0, 0]]) // => true
 */
export function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/**
 * Whether a ring runs against the clock, longitude to the right and latitude up.
 *
 * @example isCounterclockwise([[0, 0], [1, 0], [1, 1], [0, 0]]) // => true
 */
export function isCounterclockwise(ring: Ring): boolean {
  let twice = 0;
  for (let at = 1; at < ring.length; at += 1) {
    const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = [ring[at - 1], ring[at]];
    twice += ax * by - bx * ay;
  }
  return twice > 0;
}

/** On which side of the line from a to b the point c lies: above 0 to the left. */
function side([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, [cx = 0, cy = 0]: Position): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** Whether two segments cross in the inside of both; touching ends are no crossing. */
function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function meeting(a: Position, b: Position, c: Position, d: Position): Position {
  const [before, after] = [side(c, d, a), side(c, d, b)];
  const share = before / (before - after);
  const [ax = 0, ay = 0] = a;
  return [ax + share * ((b[0] ?? 0) - ax), ay + share * ((b[1] ?? 0) - ay)];
}

/**
 * Where a ring crosses itself; undefined where it does not.
 *
 * @param ring closed
 * @example findCrossing([[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]) // => [1, 1]
 */
export function findCrossing(ring: Ring): Position | undefined {
  const count = ring.length - 1;
  if (count < 4) return undefined;
  const index = new Flatbush(count);
  const ends = (at: number): [Position, Position] => [ring[at] ?? [], ring[at + 1] ?? []];
  const box = (at: number): Bounds => {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = ends(at);
    return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
  };
  for (let at = 0; at < count; at += 1) index.add(...box(at));
  index.finish();
  for (let at = 0; at < count; at += 1) {
    const [a, b] = ends(at);
    for (const other of index.search(...box(at), (one) => one > at + 1)) {
      const [c, d] = ends(other);
      if (cross(a, b, c, d)) return meeting(a, b, c, d);
    }
  }
  return undefined;
}

/** Points a side of the lattice by which overlaps are looked for: an overlap of 2 % of a shape is seen. */
const LATTICE = 8;

export interface NamedShape {
  readonly id: string;
  readonly polygons: readonly PolygonRings[];
}

/** Two shapes, and a point that lies in both. */
export interface Overlap {
  readonly ids: readonly [string, string];
  readonly point: Position;
}

/**
 * The first pair of shapes that overlap by more than some 2 % of one of them.
 *
 * @returns undefined when every point of a lattice in each shape lies in that shape only
 * @example findOverlap([]) // => undefined
 */
export function findOverlap(shapes: readonly NamedShape[]): Overlap | undefined {
  if (shapes.length === 0) return undefined;
  const boxes = shapes.map(({ polygons }) => boundsOf(polygons));
  const index = new Flatbush(shapes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  for (const [own, { id, polygons }] of shapes.entries()) {
    const box = boxes[own] ?? [0, 0, 0, 0];
    const [west, south, east, north] = box;
    const near = index.search(...box, (one) => one !== own && boundsMeet(boxes[one] ?? box, box));
    for (let step = 0; step < LATTICE * LATTICE; step += 1) {
      const x = west + ((east - west) * ((step % LATTICE) + 0.5)) / LATTICE;
      const y = south + ((north - south) * (Math.floor(step / LATTICE) + 0.5)) / LATTICE;
      if (!containsPoint(polygons, [x, y])) continue;
      const other = near.map((one) => shapes[one]).find((one) => one && containsPoint(one.polygons, [x, y]));
      if (other !== undefined) return { ids: [id, other.id], point: [x, y] };
    }
  }
  return undefined;
}

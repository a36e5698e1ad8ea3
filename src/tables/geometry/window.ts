import type { Position } from 'geojson';
import { type Bounds, boundsMeet, boundsOf, type PolygonRings } from './polygon.ts';

type Side = (position: Position) => number;

/** Where the line from a to b meets a side, by their distances to it. */
function crossing(a: Position, b: Position, toA: number, toB: number): Position {
  const part = toA / (toA - toB);
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  return [ax + part * (bx - ax), ay + part * (by - ay)];
}

function cutRing(ring: readonly Position[], side: Side): Position[] {
  const kept: Position[] = [];
  ring.forEach((position, index) => {
    const before = ring[index === 0 ? ring.length - 1 : index - 1] ?? position;
    const [from, to] = [side(before), side(position)];
    if (from < 0 !== to < 0) kept.push(crossing(before, position, from, to));
    if (to >= 0) kept.push(position);
  });
  return kept;
}

function sidesOf([west, south, east, north]: Bounds): readonly Side[] {
  return [([x = 0]) => x - west, ([x = 0]) => east - x, ([, y = 0]) => y - south, ([, y = 0]) => north - y];
}

function closed(ring: readonly Position[]): Position[] {
  const [first] = ring;
  const last = ring.at(-1);
  const isClosed = first !== undefined && first[0] === last?.[0] && first[1] === last?.[1];
  return first === undefined || isClosed ? [...ring] : [...ring, first];
}

function liesWithin(inner: Bounds, outer: Bounds): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}

/** Rings of a polygon cut at the sides of a window; a ring that lies outside is left out. */
function cutPolygon(rings: PolygonRings, window: Bounds): PolygonRings {
  const sides = sidesOf(window);
  const cut = rings.map((ring) => closed(sides.reduce<readonly Position[]>(cutRing, ring.slice(0, -1))));
  const [outer = [], ...holes] = cut;
  return outer.length < 4 ? [] : [outer, ...holes.filter((hole) => hole.length >= 4)];
}

/**
 * The part of polygons that lies in a window; polygons within it stay as they are.
 *
 * Parts that the window separates stay joined by lines along its sides, which have no area.
 *
 * @see Sutherland and Hodgman (1974), Communications of the ACM 17(1)
 * @example cutToWindow([[[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]], [0, 0, 1, 9])[0][0].length // => 5
 */
export function cutToWindow(polygons: readonly PolygonRings[], window: Bounds): PolygonRings[] {
  return polygons.flatMap((rings) => {
    const bounds = boundsOf([rings]);
    if (!boundsMeet(bounds, window)) return [];
    if (liesWithin(bounds, window)) return [rings];
    const cut = cutPolygon(rings, window);
    return cut.length === 0 ? [] : [cut];
  });
}

/**
 * Bounds that reach further on each side by a share of their size.
 *
 * @example widen([0, 0, 10, 20], 0.1) // => [-1, -2, 11, 22]
 */
export function widen([west, south, east, north]: Bounds, share: number): Bounds {
  const [x, y] = [(east - west) * share, (north - south) * share];
  return [west - x, south - y, east + x, north + y];
}

import { type PolygonRings, SQUARE_METERS_PER_UNIT, equalAreaY } from './polygon.ts';

/** Edge of a layer on the equal-area cylinder, from its lower end to its upper end. */
interface Edge {
  readonly layer: number;
  readonly x: number;
  readonly bottom: number;
  readonly top: number;
  /** Change of x over a unit of height. */
  readonly lean: number;
}

function edgesOf(polygons: readonly PolygonRings[], layer: number): Edge[] {
  const edges: Edge[] = [];
  for (const ring of polygons.flat()) {
    let [px = 0, py = 0] = ring.at(-1) ?? [];
    py = equalAreaY(py);
    for (const [x = 0, latitude = 0] of ring) {
      const y = equalAreaY(latitude);
      if (y > py) edges.push({ layer, x: px, bottom: py, top: y, lean: (x - px) / (y - py) });
      else if (y < py) edges.push({ layer, x, bottom: y, top: py, lean: (px - x) / (py - y) });
      [px, py] = [x, y];
    }
  }
  return edges;
}

const at = (edge: Edge, y: number): number => edge.x + (y - edge.bottom) * edge.lean;

/** Heights inside a slab at which two of its edges cross. */
function crossings(active: readonly Edge[], bottom: number, top: number): number[] {
  const heights: number[] = [];
  active.forEach((a, index) => {
    for (const b of active.slice(index + 1)) {
      if (a.lean === b.lean) continue;
      const [low, high] = [at(a, bottom) - at(b, bottom), at(a, top) - at(b, top)];
      if (low < 0 !== high < 0) heights.push(bottom + ((top - bottom) * low) / (low - high));
    }
  });
  return heights.filter((y) => y > bottom && y < top).sort((a, b) => a - b);
}

/** Adds what the unit (layer 0) and each other layer have in common between two heights; no edges cross there. */
function addSlab(active: readonly Edge[], bottom: number, top: number, sums: Float64Array): void {
  const middle = (bottom + top) / 2;
  const met = active.map(({ layer, ...edge }) => ({ layer, x: at({ layer, ...edge }, middle) }));
  met.sort((a, b) => a.x - b.x);
  const inside = new Uint8Array(sums.length);
  let before = 0;
  for (const { layer, x } of met) {
    if (inside[0] === 1) {
      for (let one = 0; one < sums.length; one += 1) {
        if (inside[one] === 1) sums[one] = (sums[one] ?? 0) + (x - before) * (top - bottom);
      }
    }
    inside[layer] = 1 - (inside[layer] ?? 0);
    before = x;
  }
}

/** Whether the edges keep their order between two heights. */
function keepOrder(active: readonly Edge[], bottom: number, top: number): boolean {
  const ends = active.map((edge) => [at(edge, bottom), at(edge, top)] as const);
  ends.sort(([a, above], [b, other]) => a - b || above - other);
  return ends.every(([, x], index) => x >= (ends[index - 1]?.[1] ?? -Infinity));
}

function sweep(edges: readonly Edge[], layerCount: number): Float64Array {
  const sums = new Float64Array(layerCount);
  const heights = [...new Set(edges.flatMap(({ bottom, top }) => [bottom, top]))].sort((a, b) => a - b);
  const waiting = [...edges].sort((a, b) => a.bottom - b.bottom);
  let [next, active]: [number, Edge[]] = [0, []];
  for (let slab = 0; slab + 1 < heights.length; slab += 1) {
    const [bottom = 0, top = 0] = [heights[slab], heights[slab + 1]];
    active = active.filter((edge) => edge.top > bottom);
    for (let edge = waiting[next]; edge !== undefined && edge.bottom <= bottom; edge = waiting[next]) {
      active.push(edge);
      next += 1;
    }
    if (!active.some(({ layer }) => layer === 0)) continue;
    const cuts = keepOrder(active, bottom, top) ? [] : crossings(active, bottom, top);
    [bottom, ...cuts].forEach((low, index) => addSlab(active, low, cuts[index] ?? top, sums));
  }
  return sums;
}

/**
 * Area that a unit has in common with each of several layers, on the sphere.
 *
 * The plane is cut into slabs at the height of every corner and crossing; in a slab all edges are straight and apart,
 * so that the length at its middle times its height is exact. Lines that lie on each other do no harm.
 *
 * @param unit even-odd rings
 * @param layers even-odd rings of each layer
 * @returns square meters by layer
 * @see Shamos and Hoey (1976), Geometric intersection problems
 * @example commonAreas([[[[0, 0], [4, 0], [4, 1], [0, 1], [0, 0]]]], [[[[[1, -1], [9, -1], [9, 2], [1, 2], [1, -1]]]]]).map((size) => Math.round(size / 1e6)) // => [37091]
 */
export function commonAreas(
  unit: readonly PolygonRings[],
  layers: readonly (readonly PolygonRings[])[],
): number[] {
  const edges = [unit, ...layers].flatMap((polygons, layer) => edgesOf(polygons, layer));
  const sums = sweep(edges, layers.length + 1);
  return layers.map((_, index) => (sums[index + 1] ?? 0) * SQUARE_METERS_PER_UNIT);
}

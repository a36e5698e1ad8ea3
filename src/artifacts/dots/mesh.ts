import earcut from 'earcut';
import type { Position } from 'geojson';
import { type CellMask, meetsMask } from '#tables/geometry/cell-mask.ts';
import { boundsOf } from '#tables/geometry/polygon.ts';

import { fillAliasTable } from './alias.ts';
import { hashText } from './hash.ts';
import { type RowBins, binRows } from './row-bins.ts';
import { type DotShape, polygonArea, polygonsOf } from './rings.ts';

/** Triangles of many shapes in flat arrays, ready for placing dots: shape s owns triangles start[s] … start[s + 1] − 1. */
export interface DotMesh {
  readonly geoids: readonly string[];
  readonly start: Int32Array;
  /** Six numbers a triangle: one corner, then the two edges from it (ax, ay, bx, by, cx, cy). */
  readonly corners: Float64Array;
  readonly keep: Float64Array;
  readonly alias: Int32Array;
  /** Two hash seeds a shape, from its GEOID. */
  readonly seeds: Int32Array;
  readonly area: Float64Array;
  /** Shapes that could not be cut into triangles exactly (crossing edges): candidates are tested instead. */
  readonly rejection: ReadonlyMap<number, RowBins>;
  /** Where no dot stands: water and uninhabited land. */
  readonly mask: CellMask | undefined;
  /** 1 for a shape that meets the mask: its dots are tried until one stands on free land. */
  readonly isMasked: Uint8Array;
}

/** Triangles must cover a polygon to this relative precision. */
export const AREA_TOLERANCE = 1e-9;

interface Building {
  corners: Float64Array;
  weights: Float64Array;
  count: number;
  /** Corners of the polygon at hand, x and y in turn; reused from polygon to polygon. */
  readonly flat: number[];
  readonly holes: number[];
}

/**
 * Cuts each shape into triangles once, with an alias table over their areas.
 *
 * A part without area (a spike, a doubled line) is left out. A shape whose triangles do not add up to its area
 * keeps its edges in rows instead. A shape without any area has no triangles: placing a dot there is a Problem.
 * Area is planar: over one tract the width of a degree changes by less than half a percent.
 * @param mask cells where no dot may stand; without it dots stand anywhere in their shape
 * @example buildDotMesh([{ geoid: 'a', geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]] } }]).start // => Int32Array.of(0, 2)
 */
export function buildDotMesh(shapes: readonly DotShape[], mask?: CellMask): DotMesh {
  const building: Building = {
    corners: new Float64Array(6 * 4096),
    weights: new Float64Array(4096),
    count: 0,
    flat: [],
    holes: [],
  };
  const start = new Int32Array(shapes.length + 1);
  const area = new Float64Array(shapes.length);
  const seeds = new Int32Array(2 * shapes.length);
  const rejection = new Map<number, RowBins>();
  const isMasked = new Uint8Array(shapes.length);
  shapes.forEach((shape, s) => {
    seeds[2 * s] = hashText(shape.geoid, 1);
    seeds[2 * s + 1] = hashText(shape.geoid, 2);
    const polygons = polygonsOf(shape.geometry);
    if (mask !== undefined && meetsMask(mask, boundsOf(polygons))) isMasked[s] = 1;
    const covered = addPolygons(building, polygons);
    area[s] = Math.abs(covered);
    if (covered < 0) {
      area[s] = polygons.reduce((sum, rings) => sum + polygonArea(rings), 0);
      building.count = start[s] as number;
      rejection.set(s, binRows(polygons));
    }
    start[s + 1] = building.count;
  });
  return {
    geoids: shapes.map((shape) => shape.geoid),
    start,
    area,
    seeds,
    rejection,
    mask,
    isMasked,
    ...finish(building, start),
  };
}

function finish(
  { corners, weights, count }: Building,
  start: Int32Array,
): Pick<DotMesh, 'corners' | 'keep' | 'alias'> {
  const keep = new Float64Array(count);
  const alias = new Int32Array(count);
  for (let s = 0; s + 1 < start.length; s++) {
    const [from, to] = [start[s] as number, start[s + 1] as number];
    if (to > from) fillAliasTable(weights, from, to, keep, alias);
  }
  return { corners: corners.slice(0, 6 * count), keep, alias };
}

/** Sum of the areas; −1 when the triangles of one of the polygons do not add up to its area. */
function addPolygons(building: Building, polygons: readonly Position[][][]): number {
  let total = 0;
  for (const rings of polygons) {
    const area = flatten(building, rings);
    const added = addTriangles(building);
    if (Math.abs(added - area) > AREA_TOLERANCE * Math.max(area, added)) return -1;
    total += added;
  }
  return total;
}

/** Lays the rings of one polygon out flat and gives its area: the outline less the holes. */
function flatten({ flat, holes }: Building, rings: readonly Position[][]): number {
  let size = 0;
  let area = 0;
  holes.length = 0;
  for (const ring of rings) {
    if (size > 0) holes.push(size / 2);
    const from = size;
    for (const corner of ring) {
      flat[size++] = corner[0] ?? 0;
      flat[size++] = corner[1] ?? 0;
    }
    area += (from === 0 ? 1 : -1) * flatArea(flat, from, size);
  }
  flat.length = size;
  return Math.max(0, area);
}

/** Area inside a ring laid out flat, from its first corner so that far-off coordinates lose no digits. */
function flatArea(flat: readonly number[], from: number, to: number): number {
  const x0 = flat[from] as number;
  const y0 = flat[from + 1] as number;
  let twice = 0;
  let px = 0;
  let py = 0;
  for (let i = from + 2; i < to; i += 2) {
    const x = (flat[i] as number) - x0;
    const y = (flat[i + 1] as number) - y0;
    twice += px * y - x * py;
    px = x;
    py = y;
  }
  return Math.abs(twice) / 2;
}

/** Adds the triangles with area and gives the sum of their areas. */
function addTriangles(building: Building): number {
  const triangles = earcut(building.flat, building.holes, 2);
  reserve(building, building.count + triangles.length / 3);
  let sum = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    sum += addTriangle(
      building,
      2 * (triangles[t] as number),
      2 * (triangles[t + 1] as number),
      2 * (triangles[t + 2] as number),
    );
  }
  return sum;
}

function addTriangle(building: Building, a: number, b: number, c: number): number {
  const { flat, corners, weights } = building;
  const ax = flat[a] as number;
  const ay = flat[a + 1] as number;
  const bx = (flat[b] as number) - ax;
  const by = (flat[b + 1] as number) - ay;
  const cx = (flat[c] as number) - ax;
  const cy = (flat[c + 1] as number) - ay;
  const area = Math.abs(bx * cy - cx * by) / 2;
  if (area === 0) return 0;
  const at = 6 * building.count;
  corners[at] = ax;
  corners[at + 1] = ay;
  corners[at + 2] = bx;
  corners[at + 3] = by;
  corners[at + 4] = cx;
  corners[at + 5] = cy;
  weights[building.count++] = area;
  return area;
}

function reserve(building: Building, count: number): void {
  if (count <= building.weights.length) return;
  const size = Math.max(count, 2 * building.weights.length);
  const corners = new Float64Array(6 * size);
  corners.set(building.corners);
  const weights = new Float64Array(size);
  weights.set(building.weights);
  building.corners = corners;
  building.weights = weights;
}

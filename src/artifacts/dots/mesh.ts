import earcut from 'earcut';
import type { Position } from 'geojson';
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
}

/** Triangles must cover a polygon to this relative precision. */
export const AREA_TOLERANCE = 1e-9;

interface Building {
  corners: Float64Array;
  weights: Float64Array;
  count: number;
}

/**
 * Cuts each shape into triangles once, with an alias table over their areas.
 *
 * A part without area (a spike, a doubled line) is left out. A shape whose triangles do not add up to its area
 * keeps its edges in rows instead. A shape without any area has no triangles: placing a dot there is a Problem.
 * Area is planar: over one tract the width of a degree changes by less than half a percent.
 * @example buildDotMesh([{ geoid: 'a', geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]] } }]).start // => Int32Array.of(0, 2)
 */
export function buildDotMesh(shapes: readonly DotShape[]): DotMesh {
  const building: Building = {
    corners: new Float64Array(6 * 4096),
    weights: new Float64Array(4096),
    count: 0,
  };
  const start = new Int32Array(shapes.length + 1);
  const area = new Float64Array(shapes.length);
  const seeds = new Int32Array(2 * shapes.length);
  const rejection = new Map<number, RowBins>();
  shapes.forEach((shape, s) => {
    seeds[2 * s] = hashText(shape.geoid, 1);
    seeds[2 * s + 1] = hashText(shape.geoid, 2);
    const polygons = polygonsOf(shape.geometry);
    area[s] = polygons.reduce((sum, rings) => sum + polygonArea(rings), 0);
    if (!addPolygons(building, polygons)) {
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

/** False when the triangles of one of the polygons do not add up to its area. */
function addPolygons(building: Building, polygons: readonly Position[][][]): boolean {
  for (const rings of polygons) {
    const area = polygonArea(rings);
    const added = addPolygon(building, rings);
    if (Math.abs(added - area) > AREA_TOLERANCE * Math.max(area, added)) return false;
  }
  return true;
}

/** Adds the triangles with area and gives the sum of their areas. */
function addPolygon(building: Building, rings: readonly Position[][]): number {
  const { flat, holes } = flatten(rings);
  const triangles = earcut(flat, holes, 2);
  reserve(building, building.count + triangles.length / 3);
  let sum = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    sum += addTriangle(
      building,
      flat,
      triangles[t] as number,
      triangles[t + 1] as number,
      triangles[t + 2] as number,
    );
  }
  return sum;
}

function flatten(rings: readonly Position[][]): { flat: number[]; holes: number[] } {
  const flat: number[] = [];
  const holes: number[] = [];
  for (const ring of rings) {
    if (flat.length > 0) holes.push(flat.length / 2);
    for (const [x = 0, y = 0] of ring) flat.push(x, y);
  }
  return { flat, holes };
}

function addTriangle(building: Building, flat: readonly number[], a: number, b: number, c: number): number {
  const ax = flat[2 * a] as number;
  const ay = flat[2 * a + 1] as number;
  const bx = (flat[2 * b] as number) - ax;
  const by = (flat[2 * b + 1] as number) - ay;
  const cx = (flat[2 * c] as number) - ax;
  const cy = (flat[2 * c + 1] as number) - ay;
  const area = Math.abs(bx * cy - cx * by) / 2;
  if (area === 0) return 0;
  building.corners.set([ax, ay, bx, by, cx, cy], 6 * building.count);
  building.weights[building.count++] = area;
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

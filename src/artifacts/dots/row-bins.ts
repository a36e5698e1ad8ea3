import type { Position } from 'geojson';

/** Edges of a shape sorted into rows of equal height, for a quick even-odd test. */
export interface RowBins {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  /** Row r owns edges start[r] … start[r + 1] − 1. */
  readonly start: Int32Array;
  /** Four numbers an edge: x1, y1, x2, y2. */
  readonly edges: Float64Array;
}

type Edge = readonly [number, number, number, number];

/**
 * Sorts the edges of polygons into about √(edges) × 4 rows.
 *
 * @example binRows([[[[0, 0], [4, 0], [4, 2], [0, 0]]]]).width // => 4
 */
export function binRows(polygons: readonly Position[][][]): RowBins {
  const edges = polygons.flat().flatMap(edgesOf);
  const [left, right] = extent(edges.flatMap(([x1, , x2]) => [x1, x2]));
  const [bottom, top] = extent(edges.flatMap(([, y1, , y2]) => [y1, y2]));
  const height = top - bottom;
  const rows = Math.max(1, Math.ceil(4 * Math.sqrt(edges.length)));
  const lists: Edge[][] = Array.from({ length: rows }, () => []);
  for (const edge of edges) {
    const [low, high] = extent([edge[1], edge[3]]);
    for (let r = rowOf(low, bottom, height, rows); r <= rowOf(high, bottom, height, rows); r++)
      lists[r]?.push(edge);
  }
  const start = new Int32Array(rows + 1);
  lists.forEach((list, r) => (start[r + 1] = (start[r] as number) + list.length));
  return { left, bottom, width: right - left, height, rows, start, edges: Float64Array.from(lists.flat(2)) };
}

/**
 * Whether a point lies inside by the even-odd rule.
 *
 * @example isInside(binRows([[[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]]), 1, 3) // => true
 */
export function isInside(bins: RowBins, x: number, y: number): boolean {
  const row = rowOf(y, bins.bottom, bins.height, bins.rows);
  let inside = false;
  for (let e = 4 * (bins.start[row] ?? 0); e < 4 * (bins.start[row + 1] ?? 0); e += 4) {
    const y1 = bins.edges[e + 1] as number;
    const y2 = bins.edges[e + 3] as number;
    if (y1 > y === y2 > y) continue;
    const x1 = bins.edges[e] as number;
    const x2 = bins.edges[e + 2] as number;
    if (x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

function rowOf(y: number, bottom: number, height: number, rows: number): number {
  if (!(height > 0)) return 0;
  return Math.min(rows - 1, Math.max(0, Math.floor(((y - bottom) / height) * rows)));
}

function edgesOf(ring: readonly Position[]): Edge[] {
  return ring.map(([x1 = 0, y1 = 0], i) => {
    const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length] ?? [];
    return [x1, y1, x2, y2];
  });
}

function extent(values: readonly number[]): [number, number] {
  return [
    values.reduce((a, b) => Math.min(a, b), Infinity),
    values.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
}

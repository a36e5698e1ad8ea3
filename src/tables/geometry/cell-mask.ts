import type { Position } from 'geojson';

import type { Bounds, PolygonRings } from './polygon.ts';

/** A grid over the earth of cells where no dot may stand (1) or may (0), row by row from the northwest. */
export interface CellMask {
  /** Degrees of the northwest corner. */
  readonly west: number;
  readonly north: number;
  /** Degrees a cell is wide and high. */
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  readonly cells: Uint8Array;
}

/** Points a side by which the covered part of a cell is measured. */
const FINE = 4;

const METERS_PER_DEGREE = 111_195;

/**
 * An empty grid over bounds, its cells about so many meters wide and high.
 *
 * @example makeGrid([0, 0, 1, 1], 111_195).columns // => 2
 */
export function makeGrid([west, south, east, north]: Bounds, meters: number): CellMask {
  const height = meters / METERS_PER_DEGREE;
  const width = height / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const columns = Math.ceil((east - west) / width) + 1;
  const rows = Math.ceil((north - south) / height) + 1;
  return { west, north, width, height, columns, rows, cells: new Uint8Array(columns * rows) };
}

/** The columns where a ring crosses the middles of the rows, row by row. */
function addCrossings(ring: readonly Position[], grid: CellMask, crossings: Map<number, number[]>): void {
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [x1 = 0, y1 = 0] = toGrid(ring[i], grid);
    const [x2 = 0, y2 = 0] = toGrid(ring[i + 1], grid);
    const from = Math.max(0, Math.ceil(Math.min(y1, y2) - 0.5));
    const to = Math.min(grid.rows, Math.ceil(Math.max(y1, y2) - 0.5));
    for (let row = from; row < to; row += 1) {
      const x = x1 + ((row + 0.5 - y1) / (y2 - y1)) * (x2 - x1);
      const known = crossings.get(row);
      if (known === undefined) crossings.set(row, [x]);
      else known.push(x);
    }
  }
}

function toGrid(position: Position | undefined, { west, north, width, height }: CellMask): Position {
  const [x = 0, y = 0] = position ?? [];
  return [(x - west) / width, (north - y) / height];
}

/**
 * Sets the cells whose middle lies in a polygon (even-odd).
 *
 * @param value 1 to set, 0 to clear
 * @example (() => { const grid = makeGrid([0, 0, 1, 1], 111_195); fillCells(grid, [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]], 1); return grid.cells[0]; })() // => 1
 */
export function fillCells(grid: CellMask, rings: PolygonRings, value: 0 | 1): void {
  const crossings = new Map<number, number[]>();
  for (const ring of rings) addCrossings(ring, grid, crossings);
  for (const [row, columns] of crossings) {
    columns.sort((a, b) => a - b);
    for (let i = 0; i + 1 < columns.length; i += 2) {
      const from = Math.max(0, Math.ceil((columns[i] ?? 0) - 0.5));
      const to = Math.min(grid.columns, Math.ceil((columns[i + 1] ?? 0) - 0.5));
      if (to > from) grid.cells.fill(value, row * grid.columns + from, row * grid.columns + to);
    }
  }
}

/** Cells of which at least half the points of a finer grid are set. */
function coarsen(fine: CellMask, columns: number, rows: number): Uint8Array {
  const sums = new Uint8Array(columns * rows);
  for (let row = 0; row < rows * FINE; row += 1) {
    const to = Math.floor(row / FINE) * columns;
    for (let column = 0; column < columns * FINE; column += 1) {
      const at = to + Math.floor(column / FINE);
      sums[at] = (sums[at] ?? 0) + (fine.cells[row * fine.columns + column] ?? 0);
    }
  }
  return sums.map((sum) => (2 * sum >= FINE * FINE ? 1 : 0));
}

/**
 * Cells that lie for at least half in masked polygons.
 *
 * @param masked polygons where nothing may stand
 * @param free polygons that the mask is not applied to, whatever lies on them
 * @param meters side of a cell, about
 * @example maskCells([0, 0, 1, 1], [], [], 50_000).cells.some((cell) => cell === 1) // => false
 */
export function maskCells(
  bounds: Bounds,
  masked: readonly PolygonRings[],
  free: readonly PolygonRings[],
  meters: number,
): CellMask {
  const grid = makeGrid(bounds, meters);
  const fine: CellMask = {
    ...grid,
    width: grid.width / FINE,
    height: grid.height / FINE,
    columns: grid.columns * FINE,
    rows: grid.rows * FINE,
    cells: new Uint8Array(grid.columns * grid.rows * FINE * FINE),
  };
  for (const rings of masked) fillCells(fine, rings, 1);
  for (const rings of free) fillCells(fine, rings, 0);
  return { ...grid, cells: coarsen(fine, grid.columns, grid.rows) };
}

/**
 * Whether a place is masked: the four cells around it weigh in by their nearness, which rounds the steps of the grid.
 *
 * @param x longitude, y latitude in degrees; outside the grid nothing is masked
 * @example isMaskedAt({ west: 0, north: 1, width: 1, height: 1, columns: 1, rows: 1, cells: Uint8Array.of(1) }, 0.5, 0.5) // => true
 */
export function isMaskedAt(mask: CellMask, x: number, y: number): boolean {
  const { columns, rows, cells } = mask;
  const column = (x - mask.west) / mask.width - 0.5;
  const row = (mask.north - y) / mask.height - 0.5;
  if (!(column >= -1 && row >= -1 && column < columns && row < rows)) return false;
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [right, down] = [column - left, row - top];
  const at = (c: number, r: number): number =>
    c < 0 || r < 0 || c >= columns || r >= rows ? 0 : (cells[r * columns + c] ?? 0);
  const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
  const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
  return upper * (1 - down) + lower * down >= 0.5;
}

/**
 * Whether a box meets any masked cell.
 *
 * @example meetsMask({ west: 0, north: 1, width: 1, height: 1, columns: 1, rows: 1, cells: Uint8Array.of(0) }, [0, 0, 1, 1]) // => false
 */
export function meetsMask(mask: CellMask, [west, south, east, north]: Bounds): boolean {
  const from = Math.max(0, Math.floor((west - mask.west) / mask.width) - 1);
  const to = Math.min(mask.columns, Math.ceil((east - mask.west) / mask.width) + 1);
  const top = Math.max(0, Math.floor((mask.north - north) / mask.height) - 1);
  const bottom = Math.min(mask.rows, Math.ceil((mask.north - south) / mask.height) + 1);
  for (let row = top; row < bottom; row += 1) {
    if (mask.cells.subarray(row * mask.columns + from, row * mask.columns + Math.max(from, to)).includes(1)) {
      return true;
    }
  }
  return false;
}

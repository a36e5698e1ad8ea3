import fc from 'fast-check';
import { expect, test } from 'vitest';

import { packCells, unpackCells } from './cell-coder.ts';
import { isMaskedAt, maskCells, meetsMask } from './cell-mask.ts';
import type { PolygonRings } from './polygon.ts';

const box = (west: number, south: number, east: number, north: number): PolygonRings => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];

/** About one kilometer at the equator. */
const KILOMETER = 1 / 111.195;

test('any grid comes back from its packed form as it was', () => {
  const grids = fc.integer({ min: 1, max: 40 }).chain((columns) =>
    fc.integer({ min: 1, max: 40 }).chain((rows) =>
      fc.record({
        columns: fc.constant(columns),
        rows: fc.constant(rows),
        cells: fc.array(fc.constantFrom(0, 1), { minLength: columns * rows, maxLength: columns * rows }),
      }),
    ),
  );
  fc.assert(
    fc.property(grids, ({ columns, rows, cells }) => {
      const given = Uint8Array.from(cells);
      expect(unpackCells(packCells(given, columns, rows), columns, rows)).toEqual(given);
    }),
    { numRuns: 300, seed: 3 },
  );
});

test('a carry that runs through many bytes comes back too: long runs of one kind, then the other', () => {
  const given = new Uint8Array(600 * 600);
  for (let cell = 0; cell < given.length; cell += 1) if (cell % 977 === 0 || cell > 300_000) given[cell] = 1;
  const back = unpackCells(packCells(given, 600, 600), 600, 600);
  expect(back.every((cell, i) => cell === given[i])).toBe(true);
});

test('a lake of 4 km by 4 km costs a small part of its one bit a cell', () => {
  const { cells, columns, rows } = maskCells([0, 0, 0.1, 0.1], [box(0.03, 0.03, 0.066, 0.066)], [], 100);
  expect(packCells(cells, columns, rows).length).toBeLessThan((columns * rows) / 8 / 10);
});

test('of a cell, half must be covered: a lake of 10 by 10 cells has 100', () => {
  const lake = box(0, 0, 10 * KILOMETER, 10 * KILOMETER);
  const { cells } = maskCells([0, 0, 20 * KILOMETER, 20 * KILOMETER], [lake], [], 1000);
  const count = cells.reduce((sum, cell) => sum + cell, 0);
  // The grid begins at the north, so its lines may cut the lake's southern edge: 10 columns, 10 or 11 rows.
  expect(count).toBeGreaterThanOrEqual(100);
  expect(count).toBeLessThanOrEqual(110);
});

test('an island in a lake stays free, and so does a tract that would have no land', () => {
  const lake: PolygonRings = [...box(0, 0, 0.1, 0.1), ...box(0.04, 0.04, 0.06, 0.06)];
  const mask = maskCells([0, 0, 0.2, 0.1], [lake], [], 200);
  expect(isMaskedAt(mask, 0.02, 0.05)).toBe(true);
  expect(isMaskedAt(mask, 0.05, 0.05)).toBe(false);
  expect(isMaskedAt(mask, 0.15, 0.05)).toBe(false);
  const freed = maskCells([0, 0, 0.2, 0.1], [lake], [box(0, 0, 0.05, 0.1)], 200);
  expect(isMaskedAt(freed, 0.02, 0.05)).toBe(false);
  expect(isMaskedAt(freed, 0.08, 0.05)).toBe(true);
});

test('the edge of the mask lies within half a cell of the shore', () => {
  // A slanted shore: y = x / 2. Brute force over points of the square.
  const shore: PolygonRings = [
    [
      [0, 0],
      [0.1, 0],
      [0.1, 0.05],
      [0, 0],
    ],
  ];
  const mask = maskCells([0, 0, 0.1, 0.1], [shore], [], 200);
  for (let step = 0; step < 10_000; step += 1) {
    const [x, y] = [((step % 100) + 0.5) / 1000, (Math.floor(step / 100) + 0.5) / 1000];
    const distance = (y - x / 2) / Math.hypot(1, 0.5) / mask.height;
    if (distance > 0.71 && x > 0.002) expect(isMaskedAt(mask, x, y)).toBe(false);
    if (distance < -0.71 && y > 0.002 && x < 0.098) expect(isMaskedAt(mask, x, y)).toBe(true);
  }
});

test('a box far from all masked cells is told so', () => {
  const mask = maskCells([0, 0, 0.1, 0.1], [box(0, 0, 0.02, 0.02)], [], 500);
  expect(meetsMask(mask, [0.01, 0.01, 0.03, 0.03])).toBe(true);
  expect(meetsMask(mask, [0.06, 0.06, 0.09, 0.09])).toBe(false);
});

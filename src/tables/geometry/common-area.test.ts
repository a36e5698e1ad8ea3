import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonAreas } from './common-area.ts';
import { areaSquareMeters, type PolygonRings } from './polygon.ts';
import { cutToWindow } from './window.ts';

function box(west: number, south: number, east: number, north: number): PolygonRings {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return [corners];
}

const side = fc.integer({ min: -9, max: 9 });
const boxes = fc
  .tuple(side, side, side, side)
  .filter(([a, b, c, d]) => a !== c && b !== d)
  .map(([a, b, c, d]) => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const);

test('two boxes have in common the box between their inner sides, also when sides lie on each other', () => {
  fc.assert(
    fc.property(boxes, boxes, (a, b) => {
      const [common = NaN] = commonAreas([box(...a)], [[box(...b)]]);
      const [west, south] = [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
      const [east, north] = [Math.min(a[2], b[2]), Math.min(a[3], b[3])];
      // Independent: the area of the common box itself.
      const wanted = west < east && south < north ? areaSquareMeters([box(west, south, east, north)]) : 0;
      expect(Math.abs(common - wanted)).toBeLessThan(1e-9 * areaSquareMeters([box(...a)]) + 1e-3);
    }),
  );
});

test('triangles that cross share the little triangle between them', () => {
  const up: PolygonRings = [
    [
      [0, 0],
      [0.004, 0],
      [0.002, 0.004],
      [0, 0],
    ],
  ];
  const down: PolygonRings = [
    [
      [0, 0.004],
      [0.004, 0.004],
      [0.002, 0],
      [0, 0.004],
    ],
  ];
  const [common = NaN] = commonAreas([up], [[down]]);
  // Near the equator the plane serves: the common part is a rhombus, half of each triangle.
  expect(common / areaSquareMeters([up])).toBeCloseTo(0.5, 6);
});

test('a window cuts a far part off and leaves the area inside as it was', () => {
  const comb: PolygonRings = [
    [
      [0, 0],
      [6, 0],
      [6, 3],
      [5, 3],
      [5, 1],
      [1, 1],
      [1, 3],
      [0, 3],
      [0, 0],
    ],
  ];
  // The teeth above the cut are two boxes of one degree by one; the window separates them.
  const teeth = areaSquareMeters(cutToWindow([comb], [-1, 2, 9, 9]));
  expect(teeth / areaSquareMeters([box(0, 2, 1, 3), box(5, 2, 6, 3)])).toBeCloseTo(1, 9);
  expect(cutToWindow([comb], [7, 7, 9, 9])).toEqual([]);
});

import { expect, test } from 'vitest';
import { maskShapes, overlapShares, type Shape } from './overlap.ts';
import { areaSquareMeters, type PolygonRings } from './polygon.ts';

/** Rectangle on the equator, where a degree of longitude is a degree of the equal-area cylinder. */
function box(west: number, south: number, east: number, north: number): PolygonRings {
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}
const shape = (id: string, ...polygons: PolygonRings[]): Shape => ({ id, polygons });

test('a unit cut by a line at a quarter of its width is shared 1 : 3', () => {
  const rows = overlapShares(
    [shape('t', box(0, 0, 4, 1))],
    [shape('left', box(-9, -9, 1, 9)), shape('right', box(1, -9, 9, 9))],
  );
  // Hand-computed: 1 of 4 degrees of width lies left.
  expect(rows.map(({ area, share }) => [area, +share.toFixed(12)])).toEqual([
    ['left', 0.25],
    ['right', 0.75],
  ]);
});

test('an overlap under one percent is drawing noise and nobody is lost by it', () => {
  const rows = overlapShares(
    [shape('t', box(0, 0, 1, 1))],
    [shape('main', box(0.005, -1, 2, 2)), shape('sliver', box(-1, -1, 0.005, 2))],
  );
  expect(rows.map(({ area, share }) => [area, share])).toEqual([['main', 1]]);
  // By hand: the box is 1 wide and the sliver takes 0.005 of it.
  expect(rows[0]?.measured).toBeCloseTo(0.995, 12);
});

test('a unit that meets no area has no row', () => {
  expect(overlapShares([shape('t', box(0, 0, 1, 1))], [shape('far', box(5, 5, 6, 6))])).toEqual([]);
});

test('a hole in an area is not part of it', () => {
  const ring: PolygonRings = [...box(0, 0, 4, 4), ...box(1, 1, 3, 3)];
  const rows = overlapShares(
    [shape('t', box(0, 0, 4, 4))],
    [shape('ring', ring), shape('core', box(1, 1, 3, 3))],
  );
  // Hand-computed on the cylinder: (sin 3° − sin 1°)·2 of (sin 4°)·4.
  const core = (Math.sin(Math.PI / 60) - Math.sin(Math.PI / 180)) / (2 * Math.sin(Math.PI / 45));
  expect(rows.find(({ area }) => area === 'core')?.share).toBeCloseTo(core, 10);
});

test('water is taken off before the shares are made', () => {
  const [masked] = maskShapes([shape('t', box(0, 0, 4, 1))], [box(0, -1, 2, 2)]);
  expect(masked?.kept).toBe('masked');
  const rows = overlapShares(masked === undefined ? [] : [masked], [
    shape('left', box(-9, -9, 3, 9)),
    shape('right', box(3, -9, 9, 9)),
  ]);
  expect(rows.map(({ share }) => +share.toFixed(12))).toEqual([0.5, 0.5]);
});

test('a unit wholly under the mask stays whole and says so', () => {
  const [masked] = maskShapes([shape('t', box(0, 0, 1, 1))], [box(-1, -1, 2, 2)]);
  expect(masked?.kept).toBe('whole');
});

test('the area of one square degree at 60° north is half of that at the equator', () => {
  // Independent: the zone between two latitudes has area 2πR²(sin b − sin a).
  const equator = areaSquareMeters([box(0, -0.5, 1, 0.5)]);
  const north = areaSquareMeters([box(0, 59.5, 1, 60.5)]);
  expect(north / equator).toBeCloseTo(0.5, 4);
});

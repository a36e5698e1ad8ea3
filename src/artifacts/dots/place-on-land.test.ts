import type { Polygon } from 'geojson';
import { expect, test } from 'vitest';

import { isMaskedAt, maskCells } from '#tables/geometry/cell-mask.ts';

import { buildDotMesh } from './mesh.ts';
import { placeDots } from './place.ts';

const square = (west: number, south: number, side: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});

/** Crossing edges: cannot be cut into triangles, so candidates are tried by the even-odd rule. */
const bowTie: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [0.1, 0.1],
      [0.1, 0],
      [0, 0.1],
      [0, 0],
    ],
  ],
};

const lake = square(0.02, 0.02, 0.05);
const mask = maskCells([0, 0, 0.2, 0.1], [lake.coordinates], [], 200);
const tract = { geoid: '09001000100', geometry: square(0, 0, 0.1) };
const dry = { geoid: '09001000200', geometry: square(0.1, 0, 0.1) };

const wetCount = ({ x, y }: { x: Float64Array; y: Float64Array }): number =>
  x.reduce((sum, east, i) => sum + (isMaskedAt(mask, east, y[i] ?? 0) ? 1 : 0), 0);

test('no dot stands in the lake, and no dot is lost', () => {
  const groups = [{ group: 'black', dotCounts: [2000, 500] }];
  const free = placeDots(buildDotMesh([tract, dry]), groups);
  const masked = placeDots(buildDotMesh([tract, dry], mask), groups);
  // A quarter of the tract is lake.
  expect(wetCount(free)).toBeGreaterThan(400);
  expect(wetCount(masked)).toBe(0);
  expect(masked.x).toHaveLength(2500);
});

test('a dot that stood on land stands where it stood', () => {
  const groups = [
    { group: 'black', dotCounts: [700, 20] },
    { group: 'latino', dotCounts: [300, 10] },
  ];
  const free = placeDots(buildDotMesh([tract, dry]), groups);
  const masked = placeDots(buildDotMesh([tract, dry], mask), groups);
  free.x.forEach((x, i) => {
    if (isMaskedAt(mask, x, free.y[i] ?? 0)) return;
    expect([masked.x[i], masked.y[i], masked.group[i], masked.rank[i]]).toEqual([
      x,
      free.y[i],
      free.group[i],
      free.rank[i],
    ]);
  });
});

test('the land is filled evenly: χ² over the strips west and east of the lake', () => {
  const { x } = placeDots(buildDotMesh([tract], mask), [{ group: 'black', dotCounts: [20_000] }]);
  const strips = [0, 0.005, 0.01, 0.015, 0.08, 0.085, 0.09, 0.095];
  const counts = strips.map((west) => x.filter((east) => east >= west && east < west + 0.005).length);
  const mean = counts.reduce((a, b) => a + b) / counts.length;
  const chi = counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
  // 7 degrees of freedom: 24.3 is exceeded once in a thousand.
  expect(chi).toBeLessThan(24.3);
});

test('shapes with crossing borders keep off the lake too', () => {
  const dots = placeDots(buildDotMesh([{ geoid: 'a', geometry: bowTie }], mask), [
    { group: 'black', dotCounts: [400] },
  ]);
  expect(dots.x).toHaveLength(400);
  expect(wetCount(dots)).toBe(0);
});

test('where nothing is free the dots stay in their tract rather than be lost', () => {
  const all = maskCells([0, 0, 0.2, 0.1], [square(0, 0, 0.2).coordinates], [], 200);
  const { x, y } = placeDots(buildDotMesh([{ geoid: 'a', geometry: square(0.05, 0.05, 0.01) }], all), [
    { group: 'black', dotCounts: [3] },
  ]);
  expect([...x].every((east) => east > 0.05 && east < 0.06)).toBe(true);
  expect([...y].every((north) => north > 0.05 && north < 0.06)).toBe(true);
});

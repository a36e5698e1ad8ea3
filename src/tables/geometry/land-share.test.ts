import { readFileSync } from 'node:fs';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { expect, test } from 'vitest';
import { unpackCells } from './cell-coder.ts';
import { type CellMask, maskCells } from './cell-mask.ts';
import { landShares } from './land-share.ts';
import { type PolygonRings, polygonsOf } from './polygon.ts';

const box = (west: number, south: number, east: number, north: number): PolygonRings => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];

const tract = { id: 'a', polygons: [box(0, 0, 0.1, 0.1)] };

test('a tract cut in its middle is shared by half; one outside has no row', () => {
  const area = [box(-1, -1, 0.05, 1)];
  const far = { id: 'far', polygons: [box(3, 3, 4, 4)] };
  expect(landShares([tract, far], area)).toEqual([{ unit: 'a', share: expect.closeTo(0.5, 6) as number }]);
});

test('a lake over the western half leaves all people in the east', () => {
  // Land: x from 0.05 to 0.1. The area ends at 0.075, so it holds half of the land and three quarters of the tract.
  const mask = maskCells([0, 0, 0.1, 0.1], [box(0, 0, 0.05, 0.1)], [], 100);
  const area = [box(-1, -1, 0.075, 1)];
  expect(landShares([tract], area)[0]?.share).toBeCloseTo(0.75, 4);
  // A cell of the mask is 1.8 % of the 5.6 km of land.
  expect(Math.abs((landShares([tract], area, mask)[0]?.share ?? 0) - 0.5)).toBeLessThan(0.018);
});

test('a tract wholly inside is whole, lake or not', () => {
  const mask = maskCells([0, 0, 0.1, 0.1], [box(0, 0, 0.05, 0.1)], [], 100);
  expect(landShares([tract], [box(-1, -1, 1, 1)], mask)).toEqual([{ unit: 'a', share: 1 }]);
});

test('a line that crosses itself counts by the even-odd rule', () => {
  const bowTie: PolygonRings = [
    [
      [0, 0],
      [0.1, 0.1],
      [0.1, 0],
      [0, 0.1],
      [0, 0],
    ],
  ];
  expect(landShares([tract], [bowTie])[0]?.share).toBeCloseTo(0.5, 4);
});

const PLACE = 'places/connecticut';
const read = (path: string): Topology => JSON.parse(readFileSync(`${PLACE}/${path}`, 'utf8')) as Topology;

function maskOf(topology: Topology): CellMask {
  const { dotMask } = topology as unknown as { dotMask: Omit<CellMask, 'cells'> & { cells: string } };
  const bytes = Uint8Array.from(Buffer.from(dotMask.cells, 'base64'));
  return { ...dotMask, cells: unpackCells(bytes, dotMask.columns, dotMask.rows) };
}

test('House districts drawn by hand get the shares of the imported table, which clips full-resolution shapes', () => {
  const topology = read('boundaries/tracts-2010.topojson');
  const units = feature(topology, topology.objects['tracts'] as GeometryCollection<{ geoid: string }>)
    .features.filter(({ geometry }) => (geometry as unknown) !== null)
    .map(({ geometry, properties }) => ({ id: properties.geoid, polygons: polygonsOf(geometry) }));
  const house = read('boundaries/house.topojson');
  const districts = feature(house, house.objects['districts'] as GeometryCollection<{ id: string }>).features;
  const table = readFileSync(`${PLACE}/tables/tract-area-overlap-2010.csv`, 'utf8').split('\n');
  const wanted = new Map(
    table
      .map((line) => line.split(','))
      .map(([unit = '', area = '', share = '']) => [`${unit} ${area}`, +share]),
  );
  const chosen = districts.filter((_, index) => index % 15 === 0);
  const errors = chosen.flatMap(({ properties, geometry }) =>
    landShares(units, polygonsOf(geometry), maskOf(topology))
      .filter(({ share }) => share >= 0.01)
      .map(({ unit, share }) => Math.abs(share - (wanted.get(`${unit} ${properties.id}`) ?? 0))),
  );
  expect(errors.length).toBeGreaterThan(60);
  const mean = errors.reduce((a, b) => a + b, 0) / errors.length;
  console.info(`${errors.length} shares, mean error ${mean}, worst ${Math.max(...errors)}`);
  expect(mean).toBeLessThan(0.01);
});

import { tractsShore2010 } from '#sources/tracts-shore-2010.ts';
import type { ShapeLine } from '../../fixtures/shapefile/write-shapefile.ts';
import type { Expected, InputCase, World } from './case.ts';
import { GEOIDS, RAW, tractArchive, tractShapes } from './mini-state.ts';
import { AT, BUILD, changed, CHECK, IMPORT, planted, repair, stop, warn, withCell } from './plant.ts';

type Point = readonly [number, number];

/** An archive in which one shape is another. */
function shape(
  id: string,
  what: string,
  change: (rows: ShapeLine[]) => ShapeLine[],
  expect: Expected,
): InputCase {
  const plant = (world: World): void => world.plant(AT.tracts, tractArchive(change(tractShapes())));
  return { id, what, plant, run: IMPORT, expect };
}

const withLine = (at: number, change: (line: readonly Point[]) => readonly Point[]) => (rows: ShapeLine[]) =>
  rows.map((row, index) => (index === at ? { ...row, line: change(row.line) } : row));

const first = GEOIDS[0] ?? '';
const second = GEOIDS[1] ?? '';
const inZip = (code: string, more: Partial<Expected> = {}): Expected =>
  stop(code, { place: RAW.tracts, ...more });

/** A file of GeoJSON, read as the shore-clipped tracts are. */
function geojson(id: string, what: string, text: string, expect: Expected): InputCase {
  const plant = (world: World): void => world.plant(`raw/${tractsShore2010.file}`, text);
  return { id, what, plant, run: { source: tractsShore2010 }, expect };
}

const SQUARE = [
  [-72, 41],
  [-71.9, 41],
  [-71.9, 41.1],
  [-72, 41.1],
  [-72, 41],
];
const feature = (name: string, rings: readonly (readonly number[][])[], type = 'Polygon'): unknown => ({
  type: 'Feature',
  properties: { name },
  geometry: { type, coordinates: rings },
});
const collection = (features: readonly unknown[], more: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });
const GOOD = feature('09001010101', [SQUARE]);
const moved = (ring: readonly number[][], by: number): number[][] =>
  ring.map(([x = 0, y = 0]) => [x + by, y]);
const read = (code: string, more: Partial<Expected> = {}): Expected =>
  stop(code, { place: tractsShore2010.file, ...more });

/** A ring of very many points, written by hand: a million of them would be slow to make and to keep. */
function longRing(points: number): string {
  const middle = Array.from(
    { length: points },
    (_, at) => `[${(-72 + (0.1 * at) / points).toFixed(7)},41]`,
  ).join();
  return `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"09001010101"},"geometry":{"type":"Polygon","coordinates":[[${middle},[-71.9,41.1],[-72,41]]]}}]}`;
}

/** G: what shapes can be. */
export const GEOMETRY_CASES: readonly InputCase[] = [
  geojson(
    'G01',
    'JSON that breaks off',
    collection([GOOD]).slice(0, 90),
    read('json-form', { says: /at character 90/ }),
  ),
  geojson(
    'G01-no-json',
    'no JSON at all',
    'GEOID,shape\n1,2\n',
    read('json-form', { says: /at character 0|after/ }),
  ),
  planted(
    'G01-place',
    'boundaries of the place that break off',
    AT.shapes,
    (text) => text.slice(0, 400),
    CHECK,
    {
      ...stop('topology-form', { place: AT.shapes, says: /position|end/ }),
    },
  ),
  geojson('G02', 'no shapes', collection([]), read('shape-none')),
  geojson(
    'G03-crs',
    'a projection that is declared',
    collection([GOOD], { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2234' } } }),
    read('shape-crs', { value: 'EPSG::2234', says: /EPSG:4326/ }),
  ),
  geojson(
    'G03-metres',
    'metres as if they were degrees',
    collection([feature('09001010101', [SQUARE.map(([x = 0, y = 0]) => [x * 1e4, y * 1e4])])]),
    read('shape-degrees', { value: '09001010101', says: /-720000/ }),
  ),
  {
    id: 'G03-prj',
    what: 'an archive of projected shapes',
    plant: (world) =>
      world.plant(AT.tracts, tractArchive(tractShapes(), undefined, 'PROJCS["NAD83 / Rhode Island"]')),
    run: IMPORT,
    expect: inZip('shape-degrees', { says: /longitude and latitude/ }),
  },
  shape(
    'G05',
    'a ring that does not close',
    withLine(0, (line) => line.slice(0, -1)),
    {
      ...repair('ring-open', { place: RAW.tracts, value: first }),
    },
  ),
  geojson(
    'G06',
    'a ring that turns the other way',
    collection([
      GOOD,
      feature('09001010102', [moved(SQUARE, 0.1)]),
      feature('09001010201', [moved(SQUARE, 0.2).toReversed()]),
    ]),
    repair('ring-winding', { place: tractsShore2010.file, value: '09001010201' }),
  ),
  shape(
    'G07',
    'a shape that crosses itself',
    withLine(0, ([a, b, c, d, e]) =>
      [a, c, b, d, e].flatMap((point) => (point === undefined ? [] : [point])),
    ),
    inZip('shape-crosses', { value: first, says: /crosses itself at -71\.590000 41\.610000/ }),
  ),
  geojson(
    'G09',
    'a sliver of a tenth of a square meter',
    collection([
      feature(
        '09001010101',
        [
          [SQUARE],
          [moved(SQUARE, 0.2).map(([x = 0, y = 0]) => [-71.8 + (x + 71.8) * 1e-5, 41 + (y - 41) * 1e-7])],
        ] as never,
        'MultiPolygon',
      ),
    ]),
    repair('shape-sliver', { place: tractsShore2010.file, value: '09001010101' }),
  ),
  shape(
    'G10',
    'two shapes of one id',
    (rows) => rows.map((row, at) => (at === 1 ? { ...row, facts: { ...row.facts, GEOID10: first } } : row)),
    inZip('shape-repeated', { value: first }),
  ),
  shape(
    'G11',
    'a shape that lies over its neighbor',
    withLine(0, (line) => line.map(([x, y]): Point => [x + 0.006, y])),
    inZip('shape-overlap', { value: first, says: new RegExp(second) }),
  ),
  geojson(
    'G13',
    'a shape over the 180th meridian',
    collection([feature('09001010101', [SQUARE.map(([x = 0, y = 0]) => [x === -72 ? -179.9 : 179.9, y])])]),
    read('shape-antimeridian', { value: '09001010101' }),
  ),
  {
    ...geojson('G14', 'a shape of ten million points', '', read('shape-large', { says: /simplify/ })),
    plant: (world) => world.plant(`raw/${tractsShore2010.file}`, longRing(10_000_000)),
    heavy: true,
  },
  shape(
    'G15-data',
    'a shape of a tract that no table names',
    (rows) =>
      rows.map((row, at) => (at === 1 ? { ...row, facts: { ...row.facts, GEOID10: '44001099900' } } : row)),
    stop('row-absent', { place: RAW.race, value: '44001099900' }),
  ),
  shape('G15-shape', 'a tract of the tables without a shape', (rows) => rows.slice(1), {
    ...stop('row-unknown', { place: RAW.race, value: first }),
  }),
  planted(
    'G15-place',
    'a tract of the place without a shape',
    AT.shapes,
    (text) => changed(text, [`"geoid":"${second}"`, '"geoid":"44001099900"']),
    CHECK,
    stop('shape-absent', { place: AT.shapes, value: second }),
  ),
  ...['.dbf', '.prj', '.shp'].map((ending): InputCase => ({
    id: `G17-${ending.slice(1)}`,
    what: `an archive without its ${ending}`,
    plant: (world) =>
      world.plant(
        AT.tracts,
        tractArchive(undefined, (parts) =>
          Object.fromEntries(Object.entries(parts).filter(([name]) => !name.endsWith(ending))),
        ),
      ),
    run: IMPORT,
    expect: inZip('shapefile-part', { says: new RegExp(`no \\${ending}`) }),
  })),
  {
    ...planted(
      'G18',
      'people in a tract without land',
      AT.people,
      (text) => text.replace('\n', '\n'),
      BUILD,
      {
        ...warn('people-without-land', { columnName: 'landSquareMeters', value: first }),
      },
    ),
    plant: (world) => {
      const path = 'places/rhode-island/tables/tracts-2010.csv';
      world.edit(path, withCell(2, 6, '0'));
      world.edit(AT.sources, (text) =>
        text.replace('landSquareMeters=75000000', 'landSquareMeters=72000000'),
      );
    },
  },
];

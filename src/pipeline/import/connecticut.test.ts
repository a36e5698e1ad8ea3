import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { expect, test } from 'vitest';
import { GROUP_COLUMNS } from '#core/group.ts';
import { cellsOf, indexRows, textsOf } from '#tables/columns.ts';
import { areaSquareMeters, polygonsOf } from '#tables/geometry/polygon.ts';
import {
  INDEX_VARIABLES_2014,
  NORMALIZED_TABLES,
  type NormalizedTableName,
  readNormalizedTable,
} from '#tables/normalized.ts';
import type { Table } from '#tables/table.ts';

const PLACE = 'places/connecticut';

function tableOf(name: NormalizedTableName): Table {
  return readNormalizedTable(name, readFileSync(`${PLACE}/tables/${name}.csv`));
}

function sumOf(table: Table, column: string): number {
  return cellsOf(table, column).reduce((sum: number, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);
}

const drawn = JSON.parse(readFileSync(`${PLACE}/boundaries/tracts-2010.topojson`, 'utf8')) as Topology;

function shapesOf(object: string): readonly { geoid: string; squareMeters: number }[] {
  const collection = drawn.objects[object] as GeometryCollection<{ geoid: string }>;
  return feature(drawn, collection).features.map(({ geometry, properties }) => ({
    geoid: properties.geoid,
    squareMeters: areaSquareMeters(polygonsOf(geometry)),
  }));
}

const PLACES = readdirSync('places').filter((place) => existsSync(`places/${place}/SOURCES.csv`));
const HELD = PLACES.flatMap((place) =>
  NORMALIZED_TABLES.map(({ name }) => ({ name, file: `places/${place}/tables/${name}.csv` })),
).filter(({ file }) => existsSync(file));

test('every normalized table is held by a place', () => {
  const held = new Set(HELD.map(({ name }) => name));
  expect(NORMALIZED_TABLES.filter(({ name }) => !held.has(name))).toEqual([]);
});

test.each(HELD)('the table $file reads without a problem', ({ name, file }) => {
  expect(readNormalizedTable(name, readFileSync(file)).rowCount).toBeGreaterThan(0);
});

test('Connecticut has 833 tracts, four of them all water, and 169 towns (Census 2010)', () => {
  const tracts = tableOf('tracts-2010');
  expect(tracts.rowCount).toBe(833);
  const land = cellsOf(tracts, 'landSquareMeters');
  const water = textsOf(tracts, 'geoid').filter((_, row) => land[row] === 0);
  expect(water).toEqual(['09001990000', '09007990100', '09009990000', '09011990100']);
  expect(tableOf('towns').rowCount).toBe(169);
});

test('3,574,097 people live in Connecticut, 1,027,835 of them people of color (Census 2010)', () => {
  const people = tableOf('population-2010');
  expect(sumOf(people, 'total')).toBe(3_574_097);
  // Same source: NH White 2,546,262, NH Black 335,119, Hispanic 479,087.
  expect([sumOf(people, 'nhWhite'), sumOf(people, 'nhBlack'), sumOf(people, 'hispanic')]).toEqual([
    2_546_262, 335_119, 479_087,
  ]);
  const ofColor = GROUP_COLUMNS.peopleOfColor.reduce((sum, column) => sum + sumOf(people, column), 0);
  expect(ofColor).toBe(1_027_835);
});

test('the groups of every tract sum to its people', () => {
  const people = tableOf('population-2010');
  const groups = [...GROUP_COLUMNS.peopleOfColor, ...GROUP_COLUMNS.white].map((column) =>
    cellsOf(people, column),
  );
  cellsOf(people, 'total').forEach((total, row) => {
    const sum = groups.reduce((all, cells) => all + (typeof cells[row] === 'number' ? cells[row] : NaN), 0);
    expect(sum).toBe(total);
  });
});

test('towns lie in 8 counties and 9 planning regions of 38, 21, 19, 19, 18, 17, 16, 15 and 6 towns', () => {
  const towns = tableOf('towns');
  const counts = new Map<string, number>();
  for (const region of textsOf(towns, 'region')) counts.set(region, (counts.get(region) ?? 0) + 1);
  // From the catalogue of the raw data.
  expect([...counts.values()].sort((a, b) => b - a)).toEqual([38, 21, 19, 19, 18, 17, 16, 15, 6]);
  expect([...counts.keys()].sort()).toEqual([...textsOf(tableOf('regions'), 'geoid')]);
  expect([...new Set(textsOf(towns, 'county'))].sort()).toEqual([...textsOf(tableOf('counties'), 'geoid')]);
});

test('tract 4256 is counted in Norfolk and shared with Canaan, which has no tract of its own', () => {
  const tracts = tableOf('tracts-2010');
  const row = indexRows(tracts, 'geoid').get('09005425600') ?? -1;
  expect([textsOf(tracts, 'town')[row], textsOf(tracts, 'sharedTowns')[row]]).toEqual([
    '0900553470',
    '0900510940',
  ]);
  expect(textsOf(tracts, 'town')).not.toContain('0900510940');
});

test('tract 1428, which the publisher files under no town, lies in New Haven', () => {
  const tracts = tableOf('tracts-2010');
  const row = indexRows(tracts, 'geoid').get('09009142800') ?? -1;
  expect(textsOf(tracts, 'town')[row]).toBe('0900952070');
});

test('the index has its 835 rows as published, tract 9800 four times', () => {
  const variables = tableOf('index-variables-2014');
  expect(variables.rowCount).toBe(835);
  expect(textsOf(variables, 'tractName').filter((name) => name === '9800')).toHaveLength(4);
  // First row of the publisher's file, to the last digit.
  expect(cellsOf(variables, 'college')[0]).toBe(0.684089162182936);
});

test('829 levels are published: 166, 165, 166, 166, 166', () => {
  const levels = textsOf(tableOf('published-levels-2014'), 'level2014');
  const counts = ['very-low', 'low', 'moderate', 'high', 'very-high'].map(
    (level) => levels.filter((given) => given === level).length,
  );
  expect(counts).toEqual([166, 165, 166, 166, 166]);
});

test('schools, crime, jobs and job access derive the published inputs of the index again', () => {
  const variables = tableOf('index-variables-2014');
  const towns = tableOf('towns');
  const geoidOf = new Map(
    textsOf(towns, 'name').map((name, row) => [name, textsOf(towns, 'geoid')[row] ?? '']),
  );
  const townNames = textsOf(variables, 'town');
  for (const [name, column] of [
    ['school-scores-2013', 'math'],
    ['school-scores-2013', 'reading'],
    ['crime-2010', 'safety'],
    ['jobs-2009-2012', 'jobChange'],
  ] as const) {
    const table = tableOf(name);
    const rowOf = indexRows(table, 'town');
    const given = cellsOf(table, column);
    const compared = cellsOf(variables, column).flatMap((published, row) => {
      const mine = given[rowOf.get(geoidOf.get(townNames[row] ?? '') ?? '') ?? -1];
      return typeof published === 'number' && typeof mine === 'number' ? [Math.abs(published - mine)] : [];
    });
    // Every row of the index with the input has it from the same raw row.
    expect(compared.length).toBe(
      cellsOf(variables, column).filter((cell) => typeof cell === 'number').length,
    );
    expect(Math.max(...compared)).toBeLessThan(1e-9);
  }
});

test('the drawing has 829 tracts and 169 towns, and none of them collapsed', () => {
  const tracts = shapesOf('tracts');
  const towns = shapesOf('towns');
  expect([tracts.length, towns.length]).toEqual([829, 169]);
  // The smallest tract of Connecticut has 0.13 km² of land.
  expect(Math.min(...tracts.map(({ squareMeters }) => squareMeters))).toBeGreaterThan(100_000);
  expect(Math.min(...towns.map(({ squareMeters }) => squareMeters))).toBeGreaterThan(5e6);
});

test('tracts and towns draw the same state', () => {
  const area = (object: string): number =>
    shapesOf(object).reduce((sum, { squareMeters }) => sum + squareMeters, 0);
  expect(area('towns') / area('tracts')).toBeCloseTo(1, 9);
});

test.each(PLACES)('SOURCES.csv of %s names publisher, license, address and hash of every file', (place) => {
  const lines = readFileSync(`places/${place}/SOURCES.csv`, 'utf8').trimEnd().split('\n').slice(1);
  const paths = lines.map((line) => line.split(',')[0] ?? '');
  expect(paths).toEqual([...paths].sort());
  const onDisk = ['boundaries', 'tables'].flatMap((folder) =>
    readdirSync(`places/${place}/${folder}`).map((name) => `${folder}/${name}`),
  );
  expect(paths).toEqual(onDisk.sort());
  for (const line of lines) expect(line).toMatch(/https:\/\/.*=[0-9a-f]{64}/);
});

test('the twelve inputs of the index are the twelve of its published scores', () => {
  const published = [...tableOf('published-levels-2014').columns.keys()];
  expect(published.slice(5)).toEqual([...INDEX_VARIABLES_2014]);
});

test('every column of the fair-share tables has publisher, period and file', () => {
  const dictionary = tableOf('fair-share-columns');
  const named = new Set(
    textsOf(dictionary, 'table').map((table, row) => `${table} ${textsOf(dictionary, 'column')[row] ?? ''}`),
  );
  const keys = new Set(['town', 'name', 'region', 'year']);
  for (const name of ['fair-share-towns', 'fair-share-history'] as const) {
    // A margin has the source of its estimate.
    const columns = [...tableOf(name).columns.keys()].filter((column) => !keys.has(column));
    for (const column of columns) expect(named).toContain(`${name} ${column.replace(/Moe$/, '')}`);
  }
});

test('grand lists of 2021–2023 per resident are the list divided by residents in 169 of 169 towns', () => {
  const towns = tableOf('fair-share-towns');
  const [list, residents, each] = [
    'equalizedNetGrandList2023',
    'residents2023',
    'grandListPerResident2023',
  ].map((name) => cellsOf(towns, name));
  list?.forEach((value, row) => {
    expect(Math.abs(Number(value) / Number(residents?.[row]) - Number(each?.[row]))).toBeLessThan(0.01);
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { makeLocator } from '#tables/geometry/locator.ts';
import { polygonsOf } from '#tables/geometry/polygon.ts';
import { type NormalizedTableName, readNormalizedTable } from '#tables/normalized.ts';
import { RECORD_PROGRAMS } from '#tables/normalized-balance.ts';
import type { Table } from '#tables/table.ts';
import { tigerTracts2010 } from '#sources/tiger-tracts-2010.ts';
import { nodeFiles } from '../node-files.ts';
import { balanceFiles } from './balance.ts';
import { openRawFolder } from './raw-files.ts';

const RAW = process.env.EVENGROUND_RAW;
const NOTE = RAW === undefined ? ' (not run: EVENGROUND_RAW names no folder of raw files)' : '';

function tableOf(name: NormalizedTableName): Table {
  return readNormalizedTable(name, readFileSync(`places/connecticut/tables/${name}.csv`));
}

const sumOf = (table: Table, column: string): number =>
  cellsOf(table, column).reduce((sum: number, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);

const records = tableOf('assisted-housing');

/** Rows of a program. */
function rowsOf(program: string): number[] {
  return textsOf(records, 'program').flatMap((given, row) => (given === program ? [row] : []));
}

test('35,187 vouchers lie in 424 tracts; the other 405 are held back, none is a zero (HUD 2019, specification)', () => {
  const vouchers = cellsOf(tableOf('vouchers-2019'), 'vouchers');
  const given = vouchers.filter((cell) => typeof cell === 'number');
  expect([vouchers.length, given.length, given.reduce((a, b) => a + b, 0)]).toEqual([829, 424, 35_187]);
  // The least that HUD prints is 11.
  expect(Math.min(...given)).toBe(11);
  expect(vouchers.filter((cell) => typeof cell !== 'number')).toEqual(
    Array(405).fill({ missing: 'suppressed' }),
  );
});

test('public housing has 15,176 units in 2,020 buildings of 125 developments (HUD 2015, catalogue)', () => {
  const buildings = tableOf('public-housing-2015');
  expect([sumOf(buildings, 'units'), sumOf(buildings, 'buildings')]).toEqual([15_176, 2020]);
  expect(new Set(textsOf(buildings, 'development')).size).toBe(125);
});

test('113 tax-credit records have at least 10,149 units (specification); at most 10,811', () => {
  const rows = new Set(rowsOf('tax-credit'));
  const sum = (column: string): number =>
    cellsOf(records, column).reduce(
      (total: number, cell, row) => total + (rows.has(row) && typeof cell === 'number' ? cell : 0),
      0,
    );
  // The most was added up from the raw file by another program.
  expect([rows.size, sum('unitsLow'), sum('unitsHigh')]).toEqual([113, 10_149, 10_811]);
});

test('3,600 records less 149 of public housing and 155 of vouchers, whose own files are read (raw file)', () => {
  expect(records.rowCount).toBe(3600 - 149 - 155);
  expect([...new Set(textsOf(records, 'program'))].sort()).toEqual([...RECORD_PROGRAMS].sort());
});

test('no point and no name is kept of homes of fewer than ten, or of shelters', () => {
  const [names, details] = [textsOf(records, 'name'), textsOf(records, 'detail')];
  const [points, most] = [cellsOf(records, 'longitude'), cellsOf(records, 'unitsHigh')];
  const shown = points.flatMap((cell, row) => (typeof cell === 'number' ? [row] : []));
  expect(shown.length).toBeGreaterThan(1000);
  const small = shown.filter((row) => typeof most[row] !== 'number' || most[row] < 10);
  expect(small).toEqual([]);
  expect(shown.filter((row) => /Homeless|Supportive|811/.test(details[row] ?? ''))).toEqual([]);
  expect(names.filter((name, row) => name !== '' && typeof points[row] !== 'number')).toEqual([]);
});

test('a record that does not count names the record that counts in its place', () => {
  const [ids, parts, of] = [textsOf(records, 'record'), textsOf(records, 'part'), textsOf(records, 'partOf')];
  const partOf = new Map(ids.map((id, row) => [id, parts[row]]));
  parts.forEach((part, row) => {
    const stands = part === 'same-homes' || part === 'other-program';
    expect((of[row] ?? '') !== '', ids[row]).toBe(stands);
    if (stands) expect(['counted', 'other-program']).toContain(partOf.get(of[row] ?? ''));
  });
});

test('a point on a line between two areas lies in one of them, one outside in none', () => {
  const square = (id: string, west: number) => ({
    id,
    polygons: [
      [
        [
          [west, 0],
          [west + 1, 0],
          [west + 1, 1],
          [west, 1],
          [west, 0],
        ],
      ],
    ],
  });
  const find = makeLocator([square('a', 0), square('b', 1)]);
  expect([find(0.5, 0.5), find(1.5, 0.5), find(2.5, 0.5)]).toEqual(['a', 'b', undefined]);
  expect(['a', 'b']).toContain(find(1, 0.5));
});

test.skipIf(RAW === undefined)(
  `the raw files give every committed byte of the four tables again${NOTE}`,
  { timeout: 120_000 },
  async () => {
    const raw = openRawFolder(nodeFiles(RAW ?? ''), '.');
    const tiger = await raw.read(tigerTracts2010);
    const tracts = [...(tiger?.value ?? [])]
      .sort((a, b) => (a.geoid < b.geoid ? -1 : 1))
      .map((tract) => ({ ...tract, town: '', sharedTowns: [] }));
    expect(tracts.every(({ geometry }) => polygonsOf(geometry).length > 0)).toBe(true);
    const made = (await balanceFiles(raw, tracts)).filter((file) => file !== undefined);
    expect(made.map(({ path }) => path)).toHaveLength(4);
    for (const { path, content } of made)
      expect(content === readFileSync(`places/connecticut/${path}`, 'utf8'), path).toBe(true);
  },
);

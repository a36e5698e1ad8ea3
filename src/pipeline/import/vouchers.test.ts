import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Cell } from '#core/missing.ts';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { type NormalizedTableName, readNormalizedTable } from '#tables/normalized.ts';
import type { Table } from '#tables/table.ts';

function tableOf(name: NormalizedTableName): Table {
  return readNormalizedTable(name, readFileSync(`places/connecticut/tables/${name}.csv`));
}

function rentOf(table: Table, key: string, id: string): Cell | undefined {
  return cellsOf(table, 'rent2')[textsOf(table, key).indexOf(id)];
}

const [byTown, byZip] = [tableOf('fair-market-rents'), tableOf('small-area-rents')];

test('fair market rents of fiscal year 2024 cover 169 towns in 12 areas; Hartford has 1,654 (HUD)', () => {
  expect(byTown.rowCount).toBe(169);
  expect(new Set(textsOf(byTown, 'area')).size).toBe(12);
  expect(rentOf(byTown, 'town', '0900337070')).toBe(1654);
});

test('small area rents are 06106 1,460, 06001 2,120 and 06880 2,710 for two bedrooms (HUD)', () => {
  const rents = ['06106', '06001', '06880'].map((zip) => rentOf(byZip, 'zip', zip));
  expect(rents).toEqual([1460, 2120, 2710]);
});

test('387 rows are 339 ZIP codes, 42 of them in more than one area: 36 in two, 6 in three', () => {
  const counts = new Map<string, number>();
  for (const zip of textsOf(byZip, 'zip')) counts.set(zip, (counts.get(zip) ?? 0) + 1);
  const inAreas = (areas: number): number => [...counts.values()].filter((count) => count === areas).length;
  expect([byZip.rowCount, counts.size]).toEqual([387, 339]);
  expect([inAreas(1), inAreas(2), inAreas(3)]).toEqual([297, 36, 6]);
});

test('the ZIP code of a tract always touches the town of the tract', () => {
  const [towns, tracts, zips] = [tableOf('tracts-2020'), tableOf('tract-zips-2020'), tableOf('town-zips')];
  const townZips = textsOf(zips, 'zip');
  const pairs = new Set(textsOf(zips, 'town').map((town, row) => `${town} ${townZips[row]}`));
  const tractTowns = textsOf(towns, 'town');
  const townOf = new Map(textsOf(towns, 'geoid').map((geoid, row) => [geoid, tractTowns[row]]));
  const tractZips = textsOf(tracts, 'zip');
  const apart = textsOf(tracts, 'geoid').filter(
    (geoid, row) => !pairs.has(`${townOf.get(geoid)} ${tractZips[row]}`),
  );
  expect([tracts.rowCount, apart]).toEqual([879, []]);
});

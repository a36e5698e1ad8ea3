import { type Cell, isMissing, missing } from '#core/missing.ts';
import { foodAtlas2019 } from '#sources/food-atlas-2019.ts';
import { lifeExpectancy2015, places2024 } from '#sources/health-tracts.ts';
import { carryRates } from '#tables/bridge.ts';
import { cellsOf, type Row, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type ImportedFile, tableFile } from '../outputs.ts';
import type { RawFolder, ReadSource } from '../raw-files.ts';
import type { Bridge } from './bridge.ts';

function ratesOf(
  table: Table,
  key: string,
  column: string,
  make: (value: number) => number,
): Map<string, Cell> {
  const cells = cellsOf(table, column);
  return new Map(
    textsOf(table, key).map((geoid, row) => {
      const cell = cells[row] ?? missing('notInFile');
      return [geoid, isMissing(cell) ? cell : make(cell)];
    }),
  );
}

/** Rows of the tracts with land: the carried rate, and the part of the people it is known for. */
function carriedRows(
  bridge: Bridge,
  official: readonly string[],
  rates: ReadonlyMap<string, Cell>,
  name: string,
  digits: number,
): Row[] {
  const carried = carryRates(bridge.parts, bridge.people, rates, 'rate', name);
  const scale = 10 ** digits;
  return official.map((geoid) => {
    const { value, coveredShare } = carried.get(geoid) ?? { value: missing('notInFile'), coveredShare: 0 };
    return {
      geoid,
      coveredShare: Math.round(coveredShare * 1e4) / 1e4,
      [name]: isMissing(value) ? value : Math.round(value * scale) / scale,
    };
  });
}

/** Food access of the newer tracts: the part of their people who lived in an older tract that is not marked. */
export async function importFoodAccess(
  raw: RawFolder,
  bridge: Bridge,
  official: readonly string[],
): Promise<ImportedFile | undefined> {
  const source = await raw.read(foodAtlas2019);
  if (source === undefined) return undefined;
  const rates = ratesOf(source.value, 'geoid', 'lowAccess', (marked) => 1 - marked);
  const rows = carriedRows(bridge, official, rates, 'foodAccessShare', 6);
  return tableFile('food-access-2019', rows, [source], {
    title: 'Food Access Research Atlas 2019, carried from 2010 to 2020 tracts by people',
  });
}

/** Life expectancy of the newer tracts: the mean of the older ones, weighted by people. */
export async function importLifeExpectancy(
  raw: RawFolder,
  bridge: Bridge,
  official: readonly string[],
): Promise<ImportedFile | undefined> {
  const source = await raw.read(lifeExpectancy2015);
  if (source === undefined) return undefined;
  const rates = ratesOf(source.value, 'area', 'lifeExpectancy', (years) => years);
  const rows = carriedRows(bridge, official, rates, 'lifeExpectancy', 2);
  return tableFile('life-expectancy-2015', rows, [source], {
    title: 'Life expectancy at birth 2010–2015, carried from 2010 to 2020 tracts by people',
  });
}

/** Health figures that come on the newer tracts already. */
export async function importHealth(
  raw: RawFolder,
  official: readonly string[],
): Promise<ImportedFile | undefined> {
  const source: ReadSource<Table> | undefined = await raw.read(places2024);
  if (source === undefined) return undefined;
  const insured = ratesOf(source.value, 'area', 'uninsured', (share) => Math.round((1 - share) * 1e4) / 1e4);
  const dental = ratesOf(source.value, 'area', 'dentalVisit', (share) => share);
  const rows = official.map((geoid) => ({
    geoid,
    insuredShare: insured.get(geoid) ?? missing('notInFile'),
    dentalVisitShare: dental.get(geoid) ?? missing('notInFile'),
  }));
  return tableFile('health-2023', rows, [source]);
}

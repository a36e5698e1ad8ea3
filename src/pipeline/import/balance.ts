import { type Cell, isMissing, missing } from '#core/missing.ts';
import { acsPoverty2019, acsRace2019, acsTenure2019 } from '#sources/acs-2019.ts';
import { hudPublicHousing2015 } from '#sources/hud-public-housing-2015.ts';
import { hudVouchers2019 } from '#sources/hud-vouchers-2019.ts';
import { cellsOf, compareTexts, indexRows, type Row, textsOf } from '#tables/columns.ts';
import { makeLocator } from '#tables/geometry/locator.ts';
import { polygonsOf } from '#tables/geometry/polygon.ts';
import type { Table } from '#tables/table.ts';
import { type PlacedTract, requireSame } from './area-tables.ts';
import { importAssistedHousing } from './assisted-housing.ts';
import { type ImportedFile, tableFile } from './outputs.ts';
import type { RawFolder } from './raw-files.ts';

type TractAt = (longitude: number, latitude: number) => string | undefined;

/** Fewer homes than these get no point: it could be one household's. */
const FEWEST_SHOWN = 10;

const numberOf = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : 0);

/** Every tract with land: those that HUD leaves out have ten vouchers or fewer, and that is all that is known. */
async function importVouchers(
  raw: RawFolder,
  tracts: readonly PlacedTract[],
): Promise<ImportedFile | undefined> {
  const source = await raw.read(hudVouchers2019);
  if (source === undefined) return undefined;
  const rowOf = indexRows(source.value, 'geoid');
  const counts = cellsOf(source.value, 'vouchers');
  const known = new Set(tracts.map(({ geoid }) => geoid));
  const strangers = [...rowOf.keys()].filter((geoid) => !known.has(geoid));
  requireSame(raw.log, source.file, strangers, [], 'tract');
  const rows = tracts
    .filter(({ landSquareMeters }) => landSquareMeters > 0)
    .map(({ geoid }) => ({ geoid, vouchers: counts[rowOf.get(geoid) ?? -1] ?? missing('suppressed') }));
  const total = rows.reduce((sum, { vouchers }) => sum + numberOf(vouchers), 0);
  return tableFile('vouchers-2019', rows, [source], { total: `vouchers=${total}` });
}

interface Buildings {
  readonly row: Row;
  readonly cells: Cell[];
  readonly points: (readonly [number, number])[];
}

function collectBuildings(table: Table, tractAt: TractAt): Buildings[] {
  const text = (name: string) => textsOf(table, name);
  const [developments, names, authorities, tracts] = [
    text('development'),
    text('name'),
    text('authority'),
    text('tract'),
  ];
  const [units, longitudes, latitudes] = [
    cellsOf(table, 'units'),
    cellsOf(table, 'longitude'),
    cellsOf(table, 'latitude'),
  ];
  const groups = new Map<string, Buildings>();
  developments.forEach((development, row) => {
    const point = [numberOf(longitudes[row]), numberOf(latitudes[row])] as const;
    const [tract = '', pointTract = ''] = [tracts[row], tractAt(...point)];
    const key = `${development} ${tract} ${pointTract}`;
    const facts = { development, tract, pointTract, authority: authorities[row] ?? '' };
    const group = groups.get(key) ?? {
      row: { ...facts, name: names[row] || development },
      ...{ cells: [], points: [] },
    };
    group.cells.push(units[row] ?? missing('notInFile'));
    group.points.push(point);
    groups.set(key, group);
  });
  return [...groups.entries()].sort(([a], [b]) => compareTexts(a, b)).map(([, group]) => group);
}

/** Middle of the buildings: three decimals (about 100 meters) where they are several. */
function middle(values: readonly number[]): number {
  const digits = values.length > 1 ? 1e3 : 1e5;
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * digits) / digits;
}

function publicHousingRow({ row, cells, points }: Buildings): Row {
  const held = cells.find(isMissing);
  const units: Cell = held ?? cells.reduce((sum: number, cell) => sum + numberOf(cell), 0);
  const shown = typeof units === 'number' && units >= FEWEST_SHOWN;
  const none = missing('droppedByRule');
  return {
    ...row,
    ...{ buildings: cells.length, units },
    longitude: shown ? middle(points.map(([x]) => x)) : none,
    latitude: shown ? middle(points.map(([, y]) => y)) : none,
  };
}

async function importPublicHousing(raw: RawFolder, tractAt: TractAt): Promise<ImportedFile | undefined> {
  const source = await raw.read(hudPublicHousing2015);
  if (source === undefined) return undefined;
  const rows = collectBuildings(source.value, tractAt).map(publicHousingRow);
  const total = rows.reduce((sum, { units }) => sum + numberOf(units as Cell), 0);
  return tableFile('public-housing-2015', rows, [source], {
    title: 'Public housing by development and tract',
    total: `units=${total}`,
  });
}

async function importPeople(raw: RawFolder): Promise<ImportedFile | undefined> {
  const race = await raw.read(acsRace2019);
  const poverty = await raw.read(acsPoverty2019);
  const tenure = await raw.read(acsTenure2019);
  if (!race || !poverty || !tenure) return undefined;
  const geoids = textsOf(race.value, 'geoid');
  for (const { file, value } of [poverty, tenure])
    requireSame(raw.log, file, textsOf(value, 'geoid'), geoids, 'tract');
  const columnOf = ({ value }: { value: Table }, name: string) => {
    const rowOf = indexRows(value, 'geoid');
    const cells = cellsOf(value, name);
    return (geoid: string): Cell => cells[rowOf.get(geoid) ?? -1] ?? missing('notInFile');
  };
  const [people, nhWhite] = [columnOf(race, 'people'), columnOf(race, 'nhWhite')];
  const [universe, deep] = [columnOf(poverty, 'povertyUniverse'), columnOf(poverty, 'under50')];
  const near = columnOf(poverty, 'under100');
  const [households, renters] = [columnOf(tenure, 'households'), columnOf(tenure, 'renters')];
  const rows = [...geoids].sort(compareTexts).map((geoid) => ({
    ...{ geoid, people: people(geoid), nhWhite: nhWhite(geoid), povertyUniverse: universe(geoid) },
    belowPoverty: numberOf(deep(geoid)) + numberOf(near(geoid)),
    ...{ households: households(geoid), renters: renters(geoid) },
  }));
  const total = rows.reduce((sum, row) => sum + numberOf(row.people), 0);
  return tableFile('tract-people-2019', rows, [race, poverty, tenure], {
    title: 'People, poverty and tenure by tract (tables B03002, C17002, B25003)',
    total: `people=${total}`,
  });
}

/** vouchers-2019, public-housing-2015, assisted-housing and tract-people-2019. */
export async function balanceFiles(
  raw: RawFolder,
  tracts: readonly PlacedTract[],
): Promise<(ImportedFile | undefined)[]> {
  const areas = tracts.map(({ geoid, geometry }) => ({ id: geoid, polygons: polygonsOf(geometry) }));
  const tractAt = makeLocator(areas);
  return [
    await importVouchers(raw, tracts),
    await importPublicHousing(raw, tractAt),
    await importAssistedHousing(raw, tractAt),
    await importPeople(raw),
  ];
}

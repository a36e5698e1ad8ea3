import { missing } from '#core/missing.ts';
import { fairMarketRents2024, smallAreaRents2024 } from '#sources/hud-rents-2024.ts';
import { zips2020 } from '#sources/search-places.ts';
import type { TownShape } from '#sources/towns-2020.ts';
import { tractCodes2022 } from '#sources/tracts-2020.ts';
import { transitStations } from '#sources/transit-stations.ts';
import { cellsOf, compareTexts, type Row, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { requireSame } from './area-tables.ts';
import { type ImportedFile, tableFile } from './outputs.ts';
import type { RawFolder } from './raw-files.ts';

const RENTS = [0, 1, 2, 3, 4].map((bedrooms) => `rent${bedrooms}`);
const NONE = missing('notInFile');

/** In the order of their texts (code units). */
function sortRows(rows: Row[], texts: readonly string[]): Row[] {
  const keyOf = (row: Row): string =>
    texts
      .map((name) => row[name])
      .filter((cell) => typeof cell === 'string')
      .join(' ');
  return rows.sort((a, b) => compareTexts(keyOf(a), keyOf(b)));
}

/** Rows with these text and number columns, in the order of their texts. */
function rowsOf(table: Table, texts: readonly string[], numbers: readonly string[]): Row[] {
  const textColumns = texts.map((name) => [name, textsOf(table, name)] as const);
  const cells = numbers.map((name) => [name, cellsOf(table, name)] as const);
  const rows = Array.from({ length: table.rowCount }, (_, row): Row => ({
    ...Object.fromEntries(textColumns.map(([name, values]) => [name, values[row] ?? ''])),
    ...Object.fromEntries(cells.map(([name, values]) => [name, values[row] ?? NONE])),
  }));
  return sortRows(rows, texts);
}

async function importRents(raw: RawFolder, towns: readonly TownShape[]): Promise<ImportedFile[]> {
  const byTown = await raw.read(fairMarketRents2024);
  const byZip = await raw.read(smallAreaRents2024);
  if (byTown === undefined || byZip === undefined) return [];
  const known = towns.map(({ geoid }) => geoid);
  requireSame(raw.log, byTown.file, textsOf(byTown.value, 'town'), known, 'town');
  return [
    tableFile('fair-market-rents', rowsOf(byTown.value, ['town', 'area', 'areaName'], RENTS), [byTown]),
    tableFile('small-area-rents', rowsOf(byZip.value, ['zip', 'area', 'areaName'], RENTS), [byZip]),
  ];
}

async function importZips(raw: RawFolder, towns: readonly TownShape[]): Promise<ImportedFile[]> {
  const zips = await raw.read(zips2020);
  const codes = await raw.read(tractCodes2022);
  if (zips === undefined || codes === undefined) return [];
  const geoidOf = new Map(towns.map(({ name, geoid }) => [name, geoid]));
  const [townShare, zipShare] = ['townShare', 'weight'].map((name) => cellsOf(zips.value, name));
  const zipNames = textsOf(zips.value, 'name');
  const rows = textsOf(zips.value, 'town').flatMap((name, row): Row[] => {
    const [town, zip] = [geoidOf.get(name), zipNames[row] ?? ''];
    const shares = { townShare: townShare?.[row] ?? NONE, zipShare: zipShare?.[row] ?? NONE };
    return town === undefined ? [] : [{ town, zip, ...shares }];
  });
  const tractZips = textsOf(codes.value, 'zip');
  const tracts = textsOf(codes.value, 'regionCode').map((geoid, row) => ({
    geoid,
    zip: tractZips[row] ?? '',
  }));
  return [
    tableFile('town-zips', sortRows(rows, ['town', 'zip']), [zips], {
      title: 'ZIP code areas by town, with shares of people',
    }),
    tableFile(
      'tract-zips-2020',
      tracts.sort((a, b) => compareTexts(a.geoid, b.geoid)),
      [codes],
      {
        title: 'ZIP code area in which each 2020 tract mostly lies',
      },
    ),
  ];
}

async function importStations(raw: RawFolder): Promise<ImportedFile[]> {
  const stations = await raw.read(transitStations);
  if (stations === undefined) return [];
  const rows = rowsOf(stations.value, ['name', 'mode'], ['longitude', 'latitude']).map((row) => ({
    ...row,
    // The state calls its bus rapid transit "fastrak".
    mode: row['mode'] === 'fastrak' ? 'busway' : 'rail',
  }));
  return [tableFile('transit-stations', rows, [stations])];
}

/** fair-market-rents, small-area-rents, town-zips, tract-zips-2020 and transit-stations. */
export async function voucherFiles(raw: RawFolder, towns: readonly TownShape[]): Promise<ImportedFile[]> {
  return [
    ...(await importRents(raw, towns)),
    ...(await importZips(raw, towns)),
    ...(await importStations(raw)),
  ];
}

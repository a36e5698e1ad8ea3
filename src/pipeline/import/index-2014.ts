import { POPULATION_COLUMNS } from '#core/group.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { Problem } from '#core/problem.ts';
import { groupQuarters2010 } from '#sources/group-quarters-2010.ts';
import { indexVariables2014 } from '#sources/index-variables-2014.ts';
import { publishedLevels2014 } from '#sources/published-levels-2014.ts';
import { tractRace2010 } from '#sources/tract-race-2010.ts';
import { cellsOf, indexRows, type Row, textsOf } from '#tables/columns.ts';
import { INDEX_VARIABLES_2014 } from '#tables/normalized.ts';
import type { Table } from '#tables/table.ts';
import { type PlacedTract, requireSame } from './area-tables.ts';
import { checkParts } from './parts-check.ts';
import { type ImportedFile, tableFile } from './outputs.ts';
import type { RawFolder } from './raw-files.ts';

function rowsOf(table: Table, texts: readonly string[], numbers: readonly string[]): Row[] {
  const columns = [
    ...texts.map((name) => [name, textsOf(table, name)] as const),
    ...numbers.map((name) => [name, cellsOf(table, name)] as const),
  ];
  return Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[row] ?? ''])),
  );
}

/** Inputs of the 2014 index as they are, with a row number: tract names repeat. */
export async function importIndexVariables(raw: RawFolder): Promise<ImportedFile | undefined> {
  const source = await raw.read(indexVariables2014);
  if (source === undefined) return undefined;
  const rows = rowsOf(source.value, ['town', 'tractName'], INDEX_VARIABLES_2014);
  return tableFile(
    'index-variables-2014',
    rows.map((row, index) => ({ rowNumber: index + 1, ...row })),
    [source],
  );
}

/** Names by which the publisher told the two tracts 9800 apart. */
const PUBLISHED_NAMES: Readonly<Record<string, string>> = {
  '9800.01': '09011980000',
  '9800.02': '09003980000',
};

const LEVEL_IDS: Readonly<Record<string, string>> = {
  'Very Low': 'very-low',
  Low: 'low',
  Moderate: 'moderate',
  High: 'high',
  'Very High': 'very-high',
};

function publishedRow(row: Row, geoidByName: ReadonlyMap<string, string>, log: ProblemLog): Row {
  const name = typeof row.tractName === 'string' ? row.tractName : '';
  const level = typeof row.level2014 === 'string' ? row.level2014 : '';
  const geoid = PUBLISHED_NAMES[name] ?? geoidByName.get(name);
  if (geoid === undefined) {
    log.add(
      new Problem('row-unknown', 'is not the name of a tract of 2010', {
        file: publishedLevels2014.file,
        value: name,
        remedy: 'correct the name, or take the row out',
      }),
    );
  }
  return { ...row, geoid: geoid ?? '', level2014: LEVEL_IDS[level] ?? '' };
}

function geoidOf({ geoid }: Row): string {
  return typeof geoid === 'string' ? geoid : '';
}

function byGeoid(a: Row, b: Row): number {
  return geoidOf(a) < geoidOf(b) ? -1 : 1;
}

/** Published levels by GEOID. */
export async function importPublishedLevels(
  raw: RawFolder,
  tracts: readonly PlacedTract[],
): Promise<ImportedFile | undefined> {
  const source = await raw.read(publishedLevels2014);
  if (source === undefined) return undefined;
  const land = tracts.filter((tract) => tract.town !== '' && tract.name !== '9800');
  const geoidByName = new Map(land.map((tract) => [tract.name, tract.geoid]));
  const given = rowsOf(
    source.value,
    ['tractName', 'town', 'level2014'],
    ['index2014', ...INDEX_VARIABLES_2014],
  );
  const rows = given.map((row) => publishedRow(row, geoidByName, raw.log)).sort(byGeoid);
  return tableFile('published-levels-2014', rows, [source]);
}

/** People by race and ethnicity in each tract of the place. */
export async function importPopulation(
  raw: RawFolder,
  tracts: readonly PlacedTract[],
): Promise<ImportedFile | undefined> {
  const source = await raw.read(tractRace2010);
  if (source === undefined) return undefined;
  const state = tracts[0]?.geoid.slice(0, 2) ?? '';
  const rows = rowsOf(source.value, ['geoid'], POPULATION_COLUMNS)
    .filter((row) => geoidOf(row).startsWith(state))
    .sort(byGeoid);
  requireSame(
    raw.log,
    source.file,
    rows.map((row) => geoidOf(row)),
    tracts.map((tract) => tract.geoid),
    'tract',
  );
  checkParts(raw.log, source.file, rows, 'geoid');
  const total = rows.reduce((sum, row) => sum + (typeof row.total === 'number' ? row.total : 0), 0);
  return tableFile('population-2010', rows, [source], { total: `total=${total}` });
}

/** People in group quarters; tracts that the atlas leaves out have no value. */
export async function importGroupQuarters(
  raw: RawFolder,
  tracts: readonly PlacedTract[],
): Promise<ImportedFile | undefined> {
  const source = await raw.read(groupQuarters2010);
  if (source === undefined) return undefined;
  const rowOf = indexRows(source.value, 'geoid');
  const counts = cellsOf(source.value, 'groupQuarters');
  const percents = cellsOf(source.value, 'groupQuartersPercent');
  const households = cellsOf(source.value, 'households');
  const rows = tracts.flatMap(({ geoid }): Row[] => {
    const row = rowOf.get(geoid);
    if (row === undefined) return [];
    const percent = percents[row];
    const share = typeof percent === 'number' ? Math.round(percent * 100) / 10000 : (percent ?? '');
    return [
      {
        geoid,
        groupQuarters: counts[row] ?? '',
        groupQuartersShare: share,
        households: households[row] ?? '',
      },
    ];
  });
  const total = counts.reduce((sum: number, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);
  return tableFile('group-quarters-2010', rows, [source], { total: `groupQuarters=${total}` });
}

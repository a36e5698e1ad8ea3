import { POPULATION_COLUMNS, type PopulationColumn } from '#core/group.ts';
import { sumEstimates } from '#core/estimate.ts';
import { type Cell, isMissing, missing } from '#core/missing.ts';
import { acsRaceDistricts2023 } from '#sources/acs-race-2023.ts';
import { compareTexts, numbersOf, type Row, textsOf } from '#tables/columns.ts';
import type { Shape } from '#tables/geometry/overlap.ts';
import { cellAt, type Table } from '#tables/table.ts';
import type { CurrentSources } from './current/tracts-2020.ts';
import { type DistrictSources, districtOverlaps } from './districts.ts';
import { type ImportedFile, tableFile } from './outputs.ts';
import { checkParts } from './parts-check.ts';
import type { RawFolder } from './raw-files.ts';

/** Our columns that the publisher counts in two cells. */
const PARTS: Partial<Record<PopulationColumn, readonly string[]>> = {
  nhAsianPacific: ['nhAsian', 'nhPacific'],
};

const partsOf = (name: PopulationColumn): readonly string[] => PARTS[name] ?? [name];

function cells(table: Table, names: readonly string[], row: number): Cell[] {
  return names.map((name) => {
    const column = table.columns.get(name);
    return column?.kind === 'number' ? cellAt(column, row) : missing('notInFile');
  });
}

/** The sum of some cells with its margin, by the Census formula; a part without margin leaves the sum without one. */
function sumOf(table: Table, names: readonly string[], row: number): readonly [value: Cell, moe: Cell] {
  const values = cells(table, names, row);
  const margins = cells(
    table,
    names.map((name) => `${name}Moe`),
    row,
  ).map((moe) => (isMissing(moe) && moe.missing === 'controlled' ? 0 : moe));
  const absent = values.find(isMissing);
  if (absent !== undefined) return [absent, absent];
  const parts = values.map((value, part) => ({ value, moe: margins[part] ?? missing('notInFile') }));
  const { value, moe } = sumEstimates(
    parts.map((one) => ({ value: one.value as number, moe: isMissing(one.moe) ? 0 : one.moe })),
  );
  return [value, margins.find(isMissing) ?? Math.round(moe)];
}

function populationRow(table: Table, row: number): Row {
  const facts: Record<string, Cell> = {};
  for (const name of POPULATION_COLUMNS) {
    [facts[name], facts[`${name}Moe`]] = sumOf(table, partsOf(name), row);
  }
  return facts;
}

const CHAMBER_OF_LEVEL: Readonly<Record<string, readonly [string, number]>> = {
  lower_legis: ['house', 3],
  upper_legis: ['senate', 2],
};

function districtRow(table: Table, row: number): Row[] {
  const [kind, digits] = CHAMBER_OF_LEVEL[textsOf(table, 'level')[row] ?? ''] ?? [];
  const geoid = textsOf(table, 'geoid')[row] ?? '';
  return kind === undefined || digits === undefined
    ? []
    : [{ area: `${kind}:${geoid.slice(-digits)}`, ...populationRow(table, row) }];
}

const rowsOf = (table: Table): number[] => Array.from({ length: table.rowCount }, (_, row) => row);
function ordered(rows: readonly Row[], key: string): Row[] {
  const textOf = (row: Row): string => (typeof row[key] === 'string' ? row[key] : '');
  return [...rows].sort((a, b) => compareTexts(textOf(a), textOf(b)));
}

/**
 * ACS 2019–2023 by tract and by district, and the overlap of 2020 tracts with districts:
 * together they measure the error of apportioning tracts to districts.
 *
 * @param inhabited land of the tracts that people can live on
 */
export async function acsFiles(
  raw: RawFolder,
  districts: DistrictSources,
  inhabited: readonly Shape[],
  { people: tracts, shapes, codes }: CurrentSources,
): Promise<ImportedFile[]> {
  const areas = await raw.read(acsRaceDistricts2023);
  if (areas === undefined) return [];
  const overlaps = districtOverlaps(inhabited, districts);
  const tractRows = rowsOf(tracts.value).map((row) => ({
    geoid: textsOf(tracts.value, 'geoid')[row] ?? '',
    ...populationRow(tracts.value, row),
  }));
  const areaRows = rowsOf(areas.value).flatMap((row) => districtRow(areas.value, row));
  checkParts(raw.log, tracts.file, tractRows, 'geoid');
  checkParts(raw.log, areas.file, areaRows, 'area');
  const total = numbersOf(tracts.value, 'total').values.reduce((people, count) => people + count, 0);
  return [
    tableFile('population-2023-tracts', ordered(tractRows, 'geoid'), [tracts], { total: `total=${total}` }),
    tableFile('population-2023-districts', ordered(areaRows, 'area'), [areas]),
    tableFile(
      'tract-area-overlap-2020',
      ordered(overlaps, 'tract'),
      [shapes, codes, districts.water, districts.publicLand],
      {
        title:
          'Share of each 2020 tract in each district, by land that people can live on (generalized shapes)',
      },
    ),
  ];
}

import { type Cell, isMissing, missing } from '#core/missing.ts';
import { deprivation2018 } from '#sources/deprivation-2018.ts';
import { cellsOf, indexRows, type Row } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type ImportedFile, tableFile } from '../outputs.ts';
import type { RawFolder, ReadSource } from '../raw-files.ts';

function complement(cell: Cell): Cell {
  return isMissing(cell) ? cell : 1 - cell;
}

/** Cells of a column by GEOID; a tract that the table leaves out is `notInFile`. */
function byGeoid(table: Table, column: string): (geoid: string) => Cell {
  const rows = indexRows(table, 'geoid');
  const cells = cellsOf(table, column);
  return (geoid) => cells[rows.get(geoid) ?? -1] ?? missing('notInFile');
}

/** The inputs of the national index for some tracts, each turned so that more is better. */
export function nationalInputs(survey: Table, atlas: Table, geoids: readonly string[]): Row[] {
  const of = (column: string): ((geoid: string) => Cell) => byGeoid(survey, column);
  const [assisted, poverty, vacant, uninsured] = [
    of('assisted'),
    of('poverty'),
    of('vacant'),
    of('uninsured'),
  ];
  const [highSchool, medianIncome] = [of('highSchool'), of('medianIncome')];
  const [households, lowAccess] = [byGeoid(atlas, 'households'), byGeoid(atlas, 'lowAccess')];
  return geoids.map((geoid) => ({
    geoid,
    households: households(geoid),
    highSchool: highSchool(geoid),
    notOnPublicAssistance: complement(assisted(geoid)),
    notInPoverty: complement(poverty(geoid)),
    medianIncome: medianIncome(geoid),
    notVacant: complement(vacant(geoid)),
    insured: complement(uninsured(geoid)),
    foodStore: complement(lowAccess(geoid)),
  }));
}

/** The table of the inputs of one state. */
export async function importNationalInputs(
  raw: RawFolder,
  atlas: ReadSource<Table>,
  geoids: readonly string[],
): Promise<ImportedFile | undefined> {
  const survey = await raw.read(deprivation2018);
  if (survey === undefined) return undefined;
  const rows = nationalInputs(survey.value, atlas.value, geoids);
  return tableFile('national-inputs-2018', rows, [survey, atlas], {
    title: 'Inputs of the national index: survey of 2014–2018 and food atlas of 2019',
  });
}

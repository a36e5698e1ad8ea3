import { type Cell, isMissing, missing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
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

/** Tracts with households that the survey leaves out: they get no figures, and that is said. */
function reportAbsent(raw: RawFolder, survey: ReadSource<Table>, rows: readonly Row[]): void {
  const known = indexRows(survey.value, 'geoid');
  const absent = rows.flatMap(({ geoid, households }) =>
    typeof geoid === 'string' && typeof households === 'number' && households > 0 && !known.has(geoid)
      ? [geoid]
      : [],
  );
  if (absent.length === 0) return;
  raw.log.add(
    new Problem('row-absent', `${absent.length} tracts with households are not in the file`, {
      severity: 'warn',
      file: survey.file,
      value: absent.slice(0, 4).join(', '),
      done: 'their figures are missing, and they get no level',
      remedy: 'fetch the whole file again, if it should hold them',
    }),
  );
}

/** Whether a file of all states holds most tracts of this one; else it names those of another census, and that is said. */
function holdsTracts(raw: RawFolder, { file, value }: ReadSource<Table>, geoids: readonly string[]): boolean {
  const known = indexRows(value, 'geoid');
  const absent = geoids.filter((geoid) => !known.has(geoid));
  if (2 * absent.length <= geoids.length) return true;
  const found = geoids.length - absent.length;
  raw.log.add(
    new Problem(
      'ids-other-census',
      `holds ${found} of the ${geoids.length} tracts of the state (${((100 * found) / geoids.length).toFixed(1)} %)`,
      {
        file,
        value: absent.slice(0, 4).join(', '),
        remedy: 'fetch the file of the tracts of 2010; tracts of another census are not the same areas',
      },
    ),
  );
  return false;
}

/** The table of the inputs of one state. */
export async function importNationalInputs(
  raw: RawFolder,
  atlas: ReadSource<Table>,
  geoids: readonly string[],
): Promise<ImportedFile | undefined> {
  const survey = await raw.read(deprivation2018);
  if (survey === undefined) return undefined;
  const isWhole = [atlas, survey].map((source) => holdsTracts(raw, source, geoids));
  if (isWhole.includes(false)) return undefined;
  const rows = nationalInputs(survey.value, atlas.value, geoids);
  reportAbsent(raw, survey, rows);
  return tableFile('national-inputs-2018', rows, [survey, atlas], {
    title: 'Inputs of the national index: survey of 2014–2018 and food atlas of 2019',
  });
}

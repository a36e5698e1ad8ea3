import { type Cell, missing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import { cmt2013 } from '#sources/cmt-2013.ts';
import { crimeTowns } from '#sources/crime-towns.ts';
import { jobsTowns } from '#sources/jobs-towns.ts';
import { locationAffordability } from '#sources/location-affordability.ts';
import type { TownShape } from '#sources/towns-2020.ts';
import { cellsOf, compareTexts, type Row, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type ImportedFile, tableFile } from './outputs.ts';
import type { RawFolder } from './raw-files.ts';

/** Rows that sum up all towns: never a town of their own. */
const TOTAL_ROWS = new Set(['State', 'Connecticut', 'Statewide']);

/** Rows of a publisher's table by GEOID of the town; a name that is no town stops the run. */
function rowsByTown(
  raw: RawFolder,
  file: string,
  table: Table,
  towns: readonly TownShape[],
  keep: (row: number) => boolean = () => true,
): ReadonlyMap<string, number> {
  const geoidOf = new Map(towns.map(({ name, geoid }) => [name, geoid]));
  const rows = new Map<string, number>();
  textsOf(table, 'town').forEach((name, row) => {
    if (TOTAL_ROWS.has(name) || !keep(row)) return;
    const geoid = geoidOf.get(name);
    if (geoid !== undefined) rows.set(geoid, row);
    else
      raw.log.add(
        new Problem('row-unknown', 'is not a town we know', {
          file,
          value: name,
          columnName: 'town',
          remedy: 'correct the name, or take the row out',
        }),
      );
  });
  return rows;
}

function townRows(towns: readonly TownShape[], makeRow: (geoid: string) => Row | undefined): Row[] {
  return [...towns]
    .map(({ geoid }) => geoid)
    .sort(compareTexts)
    .flatMap((town): Row[] => {
      const row = makeRow(town);
      return row === undefined ? [] : [{ town, ...row }];
    });
}

/** Scores of third-graders by town. Towns without a school of their own in the file have no row. */
export async function importSchoolScores(
  raw: RawFolder,
  towns: readonly TownShape[],
): Promise<ImportedFile | undefined> {
  const source = await raw.read(cmt2013);
  if (source === undefined) return undefined;
  const rowOf = rowsByTown(raw, source.file, source.value, towns);
  const names = ['year', 'mathTested', 'math', 'readingTested', 'reading'];
  const columns = names.map((name) => [name, cellsOf(source.value, name)] as const);
  const rows = townRows(towns, (town) => {
    const row = rowOf.get(town);
    return row === undefined
      ? undefined
      : Object.fromEntries(columns.map(([name, cells]) => [name, cells[row] ?? '']));
  });
  return tableFile('school-scores-2013', rows, [source]);
}

function whereYear(table: Table, year: number): (row: number) => boolean {
  const years = cellsOf(table, 'year');
  return (row) => years[row] === year;
}

/** Crime rate of 2010 by town, and what the index makes of it. */
export async function importCrime(
  raw: RawFolder,
  towns: readonly TownShape[],
): Promise<ImportedFile | undefined> {
  const source = await raw.read(crimeTowns);
  if (source === undefined) return undefined;
  const { value: table } = source;
  const rowOf = rowsByTown(raw, source.file, table, towns, whereYear(table, 2010));
  const [crimes, people, rates] = [
    cellsOf(table, 'crimes'),
    cellsOf(table, 'people'),
    cellsOf(table, 'crimesPer100000'),
  ];
  const rows = townRows(towns, (town) => {
    const row = rowOf.get(town) ?? -1;
    const rate = rates[row] ?? missing('notInFile');
    const safety: Cell = typeof rate === 'number' ? Math.round(1e7 - rate * 100) / 1e7 : rate;
    return { crimes: crimes[row] ?? '', people: people[row] ?? '', crimesPer100000: rate, safety };
  });
  return tableFile('crime-2010', rows, [source]);
}

function changeOf(before: Cell, after: Cell): Cell {
  if (typeof before !== 'number') return before;
  if (typeof after !== 'number') return after;
  return before === 0 ? missing('notApplicable') : after / before - 1;
}

/** Jobs by town in 2009 and 2012, and the change between them. */
export async function importJobs(
  raw: RawFolder,
  towns: readonly TownShape[],
): Promise<ImportedFile | undefined> {
  const source = await raw.read(jobsTowns);
  if (source === undefined) return undefined;
  const { value: table } = source;
  const jobs = cellsOf(table, 'jobs');
  const before = rowsByTown(raw, source.file, table, towns, whereYear(table, 2009));
  const after = rowsByTown(raw, source.file, table, towns, whereYear(table, 2012));
  const rows = townRows(towns, (town) => {
    const jobs2009 = jobs[before.get(town) ?? -1] ?? missing('notInFile');
    const jobs2012 = jobs[after.get(town) ?? -1] ?? missing('notInFile');
    return { jobs2009, jobs2012, jobChange: changeOf(jobs2009, jobs2012) };
  });
  return tableFile('jobs-2009-2012', rows, [source]);
}

function weightedMean(values: readonly Cell[], weights: readonly Cell[], rows: readonly number[]): Cell {
  let [sum, total] = [0, 0];
  for (const row of rows) {
    const [value, weight] = [values[row], weights[row]];
    if (typeof value !== 'number' || typeof weight !== 'number') continue;
    sum += value * weight;
    total += weight;
  }
  return total === 0 ? missing('notApplicable') : sum / total;
}

/** Job access of tracts: means of their block groups, weighted by households. */
export async function importJobAccess(raw: RawFolder): Promise<ImportedFile | undefined> {
  const source = await raw.read(locationAffordability);
  if (source === undefined) return undefined;
  const { value: table } = source;
  const households = cellsOf(table, 'households');
  const rowsOf = new Map<string, number[]>();
  textsOf(table, 'geoid').forEach((geoid, row) => rowsOf.set(geoid, [...(rowsOf.get(geoid) ?? []), row]));
  const rows = [...rowsOf]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([geoid, members]) => ({
      geoid,
      households: members.reduce(
        (sum, row) => sum + (typeof households[row] === 'number' ? households[row] : 0),
        0,
      ),
      employmentAccess: weightedMean(cellsOf(table, 'employmentAccess'), households, members),
      jobDiversity: weightedMean(cellsOf(table, 'jobDiversity'), households, members),
    }));
  const total = rows.reduce((sum, row) => sum + row.households, 0);
  return tableFile('job-access-2012', rows, [source], { total: `households=${total}` });
}

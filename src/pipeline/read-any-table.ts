import { formatProblem, Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { type CsvFile, readCsv } from '#tables/csv.ts';
import { refuseReserved, tidyName } from '#tables/header.ts';
import { inferTable, type TextTable } from '#tables/infer-table.ts';
import type { Table } from '#tables/table.ts';
import type { Effects } from './effects.ts';

function addRaggedRows({ header, rows }: CsvFile, file: string, log: ProblemLog): void {
  const wanted = header.cells.length;
  for (const { cells, line } of rows) {
    if (cells.length === wanted) continue;
    log.add(
      new Problem(
        cells.length < wanted ? 'row-short' : 'row-long',
        `has ${cells.length} cells, the header has ${wanted}`,
        { file, line, remedy: 'put cells with commas in quotes, and keep empty cells' },
      ),
    );
  }
}

/** Names of the columns; blanks and invisible characters around them are taken away and listed. */
function headerOf({ header: { cells, line } }: CsvFile, file: string, log: ProblemLog): string[] {
  const names = cells.map(tidyName);
  names.forEach((name, at) => {
    if (name === cells[at]) return;
    log.add(
      new Problem('header-blanks', 'the header has blanks or invisible characters around it', {
        severity: 'repair',
        ...{ file, line, column: at + 1, columnName: name, value: cells[at] ?? '' },
      }),
    );
  });
  return names;
}

/**
 * Header and rows of a CSV file, every cell a text; what was repaired is said on the other stream.
 *
 * @throws Problem for a file that is no table, Problems for rows of another length than the header
 */
export async function readTextTable(effects: Effects, path: string): Promise<TextTable> {
  const log = new ProblemLog();
  const csv = readCsv(await effects.files.read(path), path, log);
  const header = headerOf(csv, path, log);
  refuseReserved(header, path, csv.header.line);
  addRaggedRows(csv, path, log);
  log.throwIfStopped();
  for (const problem of log.problems) effects.log.warn(formatProblem(problem));
  return {
    header,
    rows: csv.rows.map(({ cells }) => cells),
    lines: csv.rows.map(({ line }) => line),
  };
}

/** Columns of several tables side by side; their keys must name the same rows in the same order. */
function joinTables(tables: readonly Table[], key: string | undefined): Table {
  const [first, ...others] = tables;
  if (first === undefined) throw new Error('a recipe names at least one table');
  const columns = new Map(first.columns);
  for (const table of others) {
    const [own, theirs] = [first, table].map(({ columns: all }) => all.get(key ?? '')?.values.join('\n'));
    if (key === undefined || own === undefined || own !== theirs) {
      throw new Problem('table-rows-differ', `does not hold the rows of ${first.name} in the same order`, {
        file: table.name,
        remedy: 'name the key column in the recipe, and sort both tables by it',
      });
    }
    for (const [name, column] of table.columns) if (!columns.has(name)) columns.set(name, column);
  }
  return { ...first, columns };
}

/**
 * Table of one or more CSV files of the same rows, with number and text columns told apart by what they hold.
 *
 * @param key column that names the rows, then other columns that are kept as text
 */
export async function readAnyTable(
  effects: Effects,
  paths: string | readonly string[],
  key?: string | readonly string[],
): Promise<Table> {
  const texts = typeof key === 'string' ? [key] : (key ?? []);
  const list = typeof paths === 'string' ? [paths] : paths;
  const tables = await Promise.all(
    list.map(async (path) => inferTable(path, await readTextTable(effects, path), texts)),
  );
  return joinTables(tables, texts[0]);
}

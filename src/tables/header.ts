import { nearestName } from '#core/nearest-name.ts';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import type { CsvRow } from './csv.ts';
import type { ColumnSchema, TableSchema } from './schema.ts';

const INVISIBLE = /[\u00a0\u200b-\u200f\u2060\ufeff]/g;

/**
 * A header without the blanks and invisible characters that programs leave in it.
 *
 * @example tidyName('Total\u00a0') // => 'Total'
 */
export function tidyName(name: string): string {
  return name
    .replace(/\u00a0/g, ' ')
    .replace(INVISIBLE, '')
    .trim();
}

function namesOf(column: ColumnSchema): readonly string[] {
  return [column.header ?? column.name, ...(column.aliases ?? [])];
}

/** Names that every JavaScript object has: a column of that name is a mistake or an attack. */
const RESERVED = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Refuses columns that are named as a part of every object.
 *
 * @example refuseReserved(['geoid', 'total'], 'a.csv', 1) // => undefined
 */
export function refuseReserved(names: readonly string[], file: string, line: number): void {
  const index = names.findIndex((name) => RESERVED.has(name.trim()));
  if (index < 0) return;
  throw new Problem('column-reserved', 'is a word of the programming language and no name of a column', {
    file,
    line,
    column: index + 1,
    value: names[index] ?? '',
    remedy: 'give the column another name',
  });
}

interface Search {
  readonly row: CsvRow;
  readonly tidied: readonly string[];
  readonly file: string;
  readonly log: ProblemLog;
}

function place(
  { row, file }: Search,
  index: number,
): { file: string; line: number; column: number; value: string } {
  return { file, line: row.line, column: index + 1, value: row.cells[index] ?? '' };
}

function matchesAt(search: Search, names: readonly string[], fold: (name: string) => string): number[] {
  const wanted = new Set(names.map((name) => fold(tidyName(name))));
  return [...search.tidied.keys()].filter((index) => wanted.has(fold(search.tidied[index] ?? '')));
}

function reportMissing(search: Search, column: ColumnSchema): void {
  const [name = column.name] = namesOf(column);
  const near = nearestName(name, search.tidied);
  const suggestion = near === undefined ? '' : `; did "${near}" mean it?`;
  search.log.add(
    new Problem('column-missing', `the column is not in the file${suggestion}`, {
      file: search.file,
      line: search.row.line,
      columnName: name,
      remedy: `give the column "${name}"`,
    }),
  );
}

function reportNoMargins(search: Search, column: ColumnSchema): void {
  const [name = column.name] = namesOf(column);
  search.log.add(
    new Problem('margin-absent', `the margins of error of "${column.marginOf ?? ''}" are not in the file`, {
      severity: 'warn',
      file: search.file,
      line: search.row.line,
      columnName: name,
      done: 'the figures are used without margins, which is said wherever they are shown',
      remedy: `fetch the file with the column "${name}"`,
    }),
  );
}

function reportRepeat(search: Search, column: ColumnSchema, indexes: readonly number[]): void {
  search.log.add(
    new Problem('column-repeated', `the column is there ${indexes.length} times`, {
      ...place(search, indexes[1] ?? 0),
      columnName: column.header ?? column.name,
      remedy: 'keep one of them, or say by number which one is meant',
    }),
  );
}

function reportRepair(search: Search, column: ColumnSchema, index: number): void {
  const given = search.row.cells[index] ?? '';
  if (namesOf(column).includes(given)) return;
  const blanks = namesOf(column).includes(search.tidied[index] ?? '');
  search.log.add(
    new Problem(
      blanks ? 'header-blanks' : 'header-case',
      blanks
        ? 'the header has blanks or invisible characters around it'
        : 'the header is written with other capitals',
      { severity: 'repair', ...place(search, index), columnName: column.header ?? column.name },
    ),
  );
}

function findColumn(search: Search, column: ColumnSchema): number | undefined {
  if (column.position !== undefined) return column.position - 1;
  const exact = matchesAt(search, namesOf(column), (name) => name);
  const indexes = exact.length > 0 ? exact : matchesAt(search, namesOf(column), (name) => name.toLowerCase());
  if (indexes.length > 1) reportRepeat(search, column, indexes);
  const [index] = indexes;
  if (index === undefined) {
    if (column.marginOf !== undefined) reportNoMargins(search, column);
    else if (column.optional !== true) reportMissing(search, column);
    return undefined;
  }
  reportRepair(search, column, index);
  return index;
}

function reportExtras(search: Search, schema: TableSchema, used: ReadonlySet<number>): void {
  search.tidied.forEach((name, index) => {
    if (used.has(index) || RESERVED.has(name)) return;
    const near = nearestName(
      name,
      schema.columns.map((column) => column.header ?? column.name),
    );
    const suggestion = near === undefined ? '' : `; did it mean "${near}"?`;
    search.log.add(
      new Problem('column-unknown', `is not a column of this table${suggestion}`, {
        ...place(search, index),
        remedy: 'take the column out, or name it as the table does',
      }),
    );
  });
}

/**
 * Which cell of a row belongs to which column of the schema.
 *
 * Blanks, invisible characters and capitals are repaired and listed; the order is free.
 *
 * @returns index of the cell by our column name; missing columns are reported to the log
 */
export function matchHeader(
  schema: TableSchema,
  row: CsvRow,
  file: string,
  log: ProblemLog,
): ReadonlyMap<string, number> {
  const search: Search = { row, tidied: row.cells.map(tidyName), file, log };
  log.attempt(() => refuseReserved(search.tidied, file, row.line));
  const found = new Map<string, number>();
  for (const column of schema.columns) {
    const index = findColumn(search, column);
    if (index !== undefined) found.set(column.name, index);
  }
  if (schema.extraColumns !== 'ignore') reportExtras(search, schema, new Set(found.values()));
  return found;
}

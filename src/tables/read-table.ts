import { type Cell, isMissing, type Missing, missing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { isId, isNumeric, parseNumericCell, parseTextCell } from './cell.ts';
import { type CsvFile, type CsvRow, readCsv } from './csv.ts';
import { matchHeader } from './header.ts';
import { keyTexts } from './row-keys.ts';
import type { ColumnSchema, TableSchema } from './schema.ts';
import { type Column, numberColumn, type Table } from './table.ts';

/** Stands for a cell that was reported already; nothing is made of it, since the run stops. */
const REPORTED: Missing = { missing: 'droppedByRule' };

/**
 * Text of a cell that was reported already: later checks of the same run leave it out.
 *
 * @example REPORTED_TEXT.length // => 1
 */
export const REPORTED_TEXT = '\u0000';

interface Reading {
  readonly schema: TableSchema;
  readonly file: string;
  readonly log: ProblemLog;
  readonly csv: CsvFile;
  readonly rows: readonly CsvRow[];
  readonly indexes: ReadonlyMap<string, number>;
}

/** Rows with the right number of cells; the others are reported. */
function keepWholeRows(csv: CsvFile, file: string, log: ProblemLog): CsvRow[] {
  const wanted = csv.header.cells.length;
  return csv.rows.filter((row) => {
    const { length } = row.cells;
    if (length === wanted) return true;
    const code = length < wanted ? 'row-short' : 'row-long';
    log.add(
      new Problem(code, `has ${length} cells, the header has ${wanted}`, {
        file,
        line: row.line,
        remedy: 'put cells with commas in quotes, and keep empty cells',
      }),
    );
    return false;
  });
}

function readCells<Value>(
  reading: Reading,
  column: ColumnSchema,
  parseCell: (column: ColumnSchema, text: string) => Value,
  substitute: Value,
): Value[] {
  const index = reading.indexes.get(column.name) ?? -1;
  return reading.rows.map((row) => {
    try {
      return parseCell(column, row.cells[index] ?? '');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const place = { file: reading.file, line: row.line, column: index + 1 };
      reading.log.add(error.at({ ...place, columnName: column.header ?? column.name }));
      return substitute;
    }
  });
}

/** Ids that were written with a prefix, an apostrophe or without their zero: told once a column. */
function reportMendedIds(reading: Reading, column: ColumnSchema, values: readonly string[]): void {
  if (!isId(column.kind)) return;
  const index = reading.indexes.get(column.name) ?? -1;
  const given = (row: number): string => (reading.rows[row]?.cells[index] ?? '').trim();
  const mended = values.flatMap((value, row) =>
    value === REPORTED_TEXT || value === '' || value === given(row) ? [] : [row],
  );
  const [first] = mended;
  if (first === undefined) return;
  reading.log.add(
    new Problem(
      'id-mended',
      `${mended.length} ids were not bare digits; the first is read as ${values[first] ?? ''}`,
      {
        severity: 'repair',
        file: reading.file,
        line: reading.rows[first]?.line ?? 0,
        column: index + 1,
        columnName: column.header ?? column.name,
        value: given(first),
      },
    ),
  );
}

function reportEmptyColumn(reading: Reading, column: ColumnSchema): void {
  reading.log.add(
    new Problem('column-empty', 'no row holds a value', {
      file: reading.file,
      line: reading.csv.header.line,
      columnName: column.header ?? column.name,
      remedy: 'fetch the file again; an export may have dropped the column',
    }),
  );
}

function reportUnfilled(reading: Reading, column: ColumnSchema, cells: readonly Cell[]): void {
  cells.forEach((cell, row) => {
    if (!isMissing(cell) || cell === REPORTED) return;
    reading.log.add(
      new Problem('cell-empty', 'must hold a number', {
        file: reading.file,
        line: reading.rows[row]?.line ?? 0,
        columnName: column.header ?? column.name,
        remedy: 'fill the cell in; this column may hold no missing values',
      }),
    );
  });
}

function readColumn(reading: Reading, column: ColumnSchema): Column {
  if (!isNumeric(column.kind)) {
    const values = readCells(reading, column, parseTextCell, REPORTED_TEXT);
    reportMendedIds(reading, column, values);
    if (column.optional !== true && values.every((value) => value === '')) reportEmptyColumn(reading, column);
    return { kind: 'text', values };
  }
  const cells = readCells<Cell>(reading, column, parseNumericCell, REPORTED);
  const absent = cells.every((cell) => isMissing(cell) && cell.missing === 'notInFile');
  if (absent && column.optional !== true && column.marginOf === undefined) reportEmptyColumn(reading, column);
  else if (column.filled === true) reportUnfilled(reading, column, cells);
  return numberColumn(cells);
}

/** A key that comes twice stops, and the message lists every line. */
function checkKeys(reading: Reading, columns: ReadonlyMap<string, Column>): void {
  const linesByKey = new Map<string, number[]>();
  const table = { name: reading.schema.name, rowCount: reading.rows.length, columns };
  keyTexts(reading.schema, table).forEach((key, row) => {
    const line = reading.rows[row]?.line ?? 0;
    const lines = linesByKey.get(key);
    if (lines === undefined) linesByKey.set(key, [line]);
    else lines.push(line);
  });
  for (const [key, lines] of linesByKey) {
    if (lines.length === 1) continue;
    reading.log.add(
      new Problem('row-repeated', `comes ${lines.length} times, on lines ${lines.slice(0, 20).join(', ')}`, {
        file: reading.file,
        line: lines[1] ?? 0,
        columnName: (reading.schema.key ?? []).join(' + '),
        value: key,
        remedy: 'keep one row of each',
      }),
    );
  }
}

/**
 * A checked table of a CSV file.
 *
 * Every problem goes to the log: the caller decides with `log.throwIfStopped()` when all files were looked at.
 *
 * @param bytes the whole file
 * @param file name for messages
 * @throws Problem only for a file that is no table at all
 * @example readTable({ name: 't', columns: [{ name: 'a', kind: 'count' }] }, new TextEncoder().encode('a\n7\n'), 't.csv', new ProblemLog()).rowCount // => 1
 */
export function readTable(schema: TableSchema, bytes: Uint8Array, file: string, log: ProblemLog): Table {
  const csv = readCsv(bytes, file, log);
  const indexes = matchHeader(schema, csv.header, file, log);
  const reading: Reading = { schema, file, log, csv, rows: keepWholeRows(csv, file, log), indexes };
  const columns = new Map<string, Column>();
  for (const column of schema.columns) {
    if (indexes.has(column.name)) columns.set(column.name, readColumn(reading, column));
    else if (column.marginOf !== undefined)
      columns.set(column.name, numberColumn(reading.rows.map(() => missing('notInFile'))));
  }
  if (schema.key !== undefined && log.stops === 0) checkKeys(reading, columns);
  return { name: schema.name, rowCount: reading.rows.length, columns };
}

/**
 * A checked table, or all its problems at once.
 *
 * @throws Problems
 * @example readTableOrThrow({ name: 't', columns: [{ name: 'a', kind: 'text' }] }, new TextEncoder().encode('a\nx\n'), 't.csv').rowCount // => 1
 */
export function readTableOrThrow(schema: TableSchema, bytes: Uint8Array, file: string): Table {
  const log = new ProblemLog();
  const table = log.attempt(() => readTable(schema, bytes, file, log));
  log.throwIfStopped();
  if (table === undefined) throw new Error('a failed read left no problem');
  return table;
}

import { isMissing } from '#core/missing.ts';
import { nearestName } from '#core/nearest-name.ts';
import { parseNumber } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { type CsvRow, readCsv } from '#tables/csv.ts';
import { type Cell, missing } from '#core/missing.ts';
import { numberColumn, type Table } from '#tables/table.ts';

/** Numbers of a file by column and by town, with the towns it says nothing about. */
export interface LoadedColumns {
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly absent: readonly string[];
}

interface Reading {
  readonly file: string;
  readonly log: ProblemLog;
}

function townOf(row: CsvRow, at: number, keyOf: ReadonlyMap<string, string>, { file, log }: Reading) {
  const text = (row.cells[at] ?? '').trim();
  const key = keyOf.get(text);
  if (key !== undefined) return key;
  const near = nearestName(text, [...keyOf.keys()]);
  const remedy = near === undefined ? 'write the town as the table names it' : `did you mean "${near}"?`;
  const place = { file, line: row.line, column: at + 1, columnName: 'town', value: text };
  log.add(new Problem('row-unknown', 'is not a town of the table', { ...place, remedy }));
  return undefined;
}

function numberAt(row: CsvRow, at: number, columnName: string, { file, log }: Reading): number | undefined {
  const place = { file, line: row.line, column: at + 1, columnName };
  try {
    const cell = parseNumber(row.cells[at] ?? '');
    if (isMissing(cell)) return undefined;
    if (cell >= 0) return cell;
    const value = row.cells[at] ?? '';
    log.add(
      new Problem('number-range', 'is below 0', { ...place, value, remedy: 'give a number of at least 0' }),
    );
  } catch (error) {
    log.keep(error instanceof Problem ? error.at(place) : error);
  }
  return undefined;
}

/** Names of columns that cannot be told apart. */
function checkNames(names: readonly string[], { file, log }: Reading, line: number): void {
  names.forEach((name, at) => {
    const place = { file, line, column: at + 1 };
    if (name === '')
      log.add(
        new Problem('column-unnamed', 'a column has no name', {
          ...place,
          remedy: 'name it, or take the comma away that stands before or after it',
        }),
      );
    else if (names.indexOf(name) < at)
      log.add(
        new Problem('column-repeated', 'stands in the header twice', {
          ...{ ...place, columnName: name },
          remedy: 'give each column a name of its own',
        }),
      );
  });
}

function checkWidth(row: CsvRow, width: number, { file, log }: Reading): void {
  if (row.cells.length === width) return;
  const isWider = row.cells.length > width;
  log.add(
    new Problem('row-width', `has ${row.cells.length} cells, the header has ${width}`, {
      ...{ file, line: row.line, column: Math.min(row.cells.length, width) + (isWider ? 1 : 0) },
      value: row.cells.join(','),
      remedy: isWider
        ? 'a comma inside a number (3,496) begins a new cell: write 3496'
        : 'write a comma for each empty cell',
    }),
  );
}

/** Far more rows than towns: one message instead of one a row. */
function refuseLength(rows: readonly CsvRow[], towns: number, { file }: Reading): void {
  if (rows.length <= MOST_ROWS_PER_TOWN * towns + MOST_EXTRA_ROWS) return;
  throw new Problem('csv-too-long', `has ${rows.length} rows, and the table has ${towns} towns`, {
    ...{ file, line: rows[0]?.line ?? 1 },
    remedy: 'give one row of each town',
  });
}

const MOST_ROWS_PER_TOWN = 4;
const MOST_EXTRA_ROWS = 1000;

function readHeader(header: CsvRow, reading: Reading): { town: number; names: readonly string[] } {
  const { file } = reading;
  const names = header.cells.map((cell) => cell.trim());
  checkNames(names, reading, header.line);
  const town = names.findIndex((name) => /^(town|name|geoid|municipality)$/i.test(name));
  const remedy = 'name one column "town", with names or GEOIDs, and one column for each set of numbers';
  if (town < 0)
    throw new Problem('column-missing', 'has no column of towns', {
      file,
      line: header.line,
      columnName: 'town',
      remedy,
    });
  if (names.length < 2)
    throw new Problem('column-missing', 'has no column of numbers', { file, line: header.line, remedy });
  return { town, names };
}

/**
 * Columns of numbers by town from a CSV file, such as the town table of a state study.
 *
 * Contract: a header; one column `town` (also `name`, `geoid`, `municipality`) with names or GEOIDs; every other column
 * holds numbers of at least 0, empty where there is none. Towns may be left out.
 *
 * @param bytes of the file
 * @param file name for messages
 * @param keyOf key of a town by each text that names it
 * @throws Problems with line and column of every unknown town, repeated town and bad number
 * @see docs/method/allocation.md
 * @example readColumns(new TextEncoder().encode('town,goal\nAvon,20\n'), 'x.csv', new Map([['Avon', 'Avon']])).columns.get('goal')?.get('Avon') // => 20
 */
export function readColumns(
  bytes: Uint8Array,
  file: string,
  keyOf: ReadonlyMap<string, string>,
): LoadedColumns {
  const reading: Reading = { file, log: new ProblemLog() };
  const csv = readCsv(bytes, file, reading.log);
  const { town, names } = readHeader(csv.header, reading);
  refuseLength(csv.rows, new Set(keyOf.values()).size, reading);
  const columns = new Map(
    names.flatMap((name, i) => (i === town ? [] : [[name, new Map<string, number>()]])),
  );
  const lineOf = new Map<string, number>();
  for (const row of csv.rows) {
    checkWidth(row, names.length, reading);
    const key = townOf(row, town, keyOf, reading);
    if (key === undefined) continue;
    const first = lineOf.get(key);
    if (first !== undefined) {
      const place = {
        ...{ file, line: row.line, column: town + 1 },
        columnName: 'town',
        value: row.cells[town] ?? '',
        remedy: 'keep one row of each town',
      };
      reading.log.add(new Problem('row-repeated', `stands on line ${first} already`, place));
    }
    lineOf.set(key, row.line);
    names.forEach((name, at) => {
      const value = at === town ? undefined : numberAt(row, at, name, reading);
      if (value !== undefined) columns.get(name)?.set(key, value);
    });
  }
  reading.log.throwIfStopped();
  const keys = [...new Set(keyOf.values())];
  return { columns, absent: keys.filter((key) => !lineOf.has(key)) };
}

/**
 * The table with loaded columns beside its own.
 *
 * @param key text column of the table that holds the keys
 * @throws Problem for a column that has the name of a column of texts, such as the region
 */
export function joinColumns(table: Table, key: string, loaded: LoadedColumns): Table {
  const keys = table.columns.get(key)?.values ?? [];
  const columns = new Map(table.columns);
  for (const [name, values] of loaded.columns) {
    if (columns.get(name)?.kind === 'text')
      throw new Problem('column-reserved', 'is a column of names in the table and cannot hold numbers', {
        ...{ columnName: name, exitCode: 2 },
        remedy: 'give the column of numbers another name',
      });
    const cells = Array.from(
      { length: table.rowCount },
      (_, row): Cell => values.get(String(keys[row] ?? '')) ?? missing('notInFile'),
    );
    columns.set(name, numberColumn(cells));
  }
  return { ...table, columns };
}

import { type Cell, missing } from '#core/missing.ts';
import { isMissing } from '#core/missing.ts';
import { parseNumber } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import { type Column, type NumberColumn, numberColumn, type Table } from './table.ts';

/** A table as it was read: every cell a text. */
export interface TextTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line of each row in its file. */
  readonly lines?: readonly number[];
}

/** The first text of a column that is no number. */
export interface NotNumbers {
  readonly row: number;
  readonly text: string;
}

/** Words that other programs write for "no value". */
const NO_VALUE = new Set(['NA', 'N/A', 'na', 'NaN', 'nan', 'null', 'NULL', '#N/A', '.']);

/** Digits that start with 0 and go on, such as 06001: an id, never a number. */
const ID = /^0\d+$/;

function cellOf(text: string): Cell | undefined {
  const trimmed = text.trim();
  if (NO_VALUE.has(trimmed)) return missing('notInFile');
  if (ID.test(trimmed)) return undefined;
  try {
    return parseNumber(text);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** Numbers when every filled cell is one, else texts exactly as they are. */
function inferColumn(texts: readonly string[]): Column {
  const cells: Cell[] = [];
  for (const text of texts) {
    const cell = cellOf(text);
    if (cell === undefined) return { kind: 'text', values: texts };
    cells.push(cell);
  }
  return cells.every(isMissing) ? { kind: 'text', values: texts } : numberColumn(cells);
}

/**
 * Numbers of a column of texts in which some words stand for "no value".
 *
 * @param noValue words that the recipe declares, such as "N" or "(X)"
 * @returns the numbers (declared words are missing 'suppressed'), or the first text that is neither
 * @example textsAsNumbers(['1', 'N'], ['N']).reasons[1] // => 2
 * @example textsAsNumbers(['1', 'x'], []) // => { row: 1, text: 'x' }
 */
export function textsAsNumbers(
  texts: readonly string[],
  noValue: readonly string[],
): NumberColumn | NotNumbers {
  const cells: Cell[] = [];
  for (const [row, text] of texts.entries()) {
    const cell = noValue.includes(text.trim()) ? missing('suppressed') : cellOf(text);
    if (cell === undefined) return { row, text };
    cells.push(cell);
  }
  return numberColumn(cells);
}

/**
 * Table of any CSV: a column is numbers when every filled cell is a number, else texts; ids with leading zeros stay texts.
 *
 * @param textColumns columns to keep as texts in any case, such as the key
 * @throws Problem 'column-twice' when a name stands twice in the header
 * @example inferTable('t', { header: ['id', 'n'], rows: [['01', '5']] }).columns.get('id').kind // => 'text'
 */
export function inferTable(
  name: string,
  { header, rows, lines }: TextTable,
  textColumns: readonly string[] = [],
): Table {
  const twice = header.find((column, index) => header.indexOf(column) !== index);
  if (twice !== undefined) {
    throw new Problem('column-twice', 'stands twice in the header', {
      file: name,
      line: 1,
      columnName: twice,
      remedy: 'rename one of the two columns',
    });
  }
  const columns = header.map((column, index): [string, Column] => {
    const texts = rows.map((row) => row[index] ?? '');
    return [column, textColumns.includes(column) ? { kind: 'text', values: texts } : inferColumn(texts)];
  });
  const table = { name, rowCount: rows.length, columns: new Map(columns) };
  return lines === undefined ? table : { ...table, lines };
}

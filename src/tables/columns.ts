import type { Cell } from '#core/missing.ts';
import { cellAt, type Column, type NumberColumn, numberColumn, type Table } from './table.ts';

/** Cells of one row by column name: what an importer builds before it becomes a table. */
export type Row = Readonly<Record<string, string | Cell>>;

/**
 * The texts of a column.
 *
 * @throws Error when the table has no such text column: the schema is checked at the edge, so this is our mistake
 * @example textsOf({ name: 't', rowCount: 1, columns: new Map([['a', { kind: 'text', values: ['x'] }]]) }, 'a') // => ['x']
 */
export function textsOf(table: Table, name: string): readonly string[] {
  const column = table.columns.get(name);
  if (column?.kind === 'text') return column.values;
  throw new Error(`table ${table.name} has no text column ${name}`);
}

/**
 * The numbers of a column.
 *
 * @throws Error when the table has no such number column
 * @example numbersOf({ name: 't', rowCount: 1, columns: new Map([['a', numberColumn([2])]]) }, 'a').values[0] // => 2
 */
export function numbersOf(table: Table, name: string): NumberColumn {
  const column = table.columns.get(name);
  if (column?.kind === 'number') return column;
  throw new Error(`table ${table.name} has no number column ${name}`);
}

/**
 * The cells of a number column, in row order.
 *
 * @example cellsOf({ name: 't', rowCount: 1, columns: new Map([['a', numberColumn([2])]]) }, 'a') // => [2]
 */
export function cellsOf(table: Table, name: string): Cell[] {
  const column = numbersOf(table, name);
  return Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row));
}

/**
 * Row number by the text of a key column.
 *
 * @example indexRows({ name: 't', rowCount: 1, columns: new Map([['a', { kind: 'text', values: ['x'] }]]) }, 'a').get('x') // => 0
 */
export function indexRows(table: Table, name: string): ReadonlyMap<string, number> {
  return new Map(textsOf(table, name).map((text, row) => [text, row]));
}

/**
 * The same table with its rows in the order of a text column (code units).
 *
 * @example textsOf(sortTable({ name: 't', rowCount: 2, columns: new Map([['a', { kind: 'text', values: ['y', 'x'] }]]) }, 'a'), 'a') // => ['x', 'y']
 */
export function sortTable(table: Table, name: string): Table {
  const keys = textsOf(table, name);
  const order = [...keys.keys()].sort((a, b) => compareTexts(keys[a] ?? '', keys[b] ?? '') || a - b);
  return selectRows(table, order);
}

/**
 * Order of two texts by code unit, the same under every locale.
 *
 * @example compareTexts('Z', 'a') // => -1
 */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The table with only these rows, in this order.
 *
 * @example selectRows({ name: 't', rowCount: 2, columns: new Map([['a', { kind: 'text', values: ['y', 'x'] }]]) }, [1]).rowCount // => 1
 */
export function selectRows(table: Table, rows: readonly number[]): Table {
  const columns = new Map<string, Column>();
  for (const [name, column] of table.columns) columns.set(name, selectCells(column, rows));
  return { name: table.name, rowCount: rows.length, columns };
}

function selectCells(column: Column, rows: readonly number[]): Column {
  if (column.kind === 'number') return numberColumn(rows.map((row) => cellAt(column, row)));
  return { kind: 'text', values: rows.map((row) => column.values[row] ?? '') };
}

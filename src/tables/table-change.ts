import { isMissing } from '#core/missing.ts';
import { keyTexts } from './row-keys.ts';
import type { TableSchema } from './schema.ts';
import { cellAt, type Column, type Table } from './table.ts';

/** What a new version of a table changes: rows by their key, cells by column. */
export interface TableChange {
  readonly rowCount: readonly [before: number, after: number];
  /** Keys of rows that are new, and of rows that are gone. */
  readonly added: readonly string[];
  readonly lost: readonly string[];
  /** Cells that differ in the rows that both have, by column; columns without a difference are left out. */
  readonly cells: Readonly<Record<string, number>>;
}

function textAt(column: Column | undefined, row: number): string {
  if (column === undefined) return '';
  if (column.kind === 'text') return column.values[row] ?? '';
  const cell = cellAt(column, row);
  return isMissing(cell) ? cell.missing : String(cell);
}

/**
 * Compares two versions of a table, row by row by their key.
 *
 * @param schema its key names the rows; without one they are compared in their order
 * @example compareTables({ name: 't', columns: [], key: ['a'] }, { name: 't', rowCount: 1, columns: new Map([['a', { kind: 'text', values: ['x'] }]]) }, { name: 't', rowCount: 1, columns: new Map([['a', { kind: 'text', values: ['y'] }]]) }).added // => ['y']
 */
export function compareTables(schema: TableSchema, before: Table, after: Table): TableChange {
  const [old, now] = [keyTexts(schema, before), keyTexts(schema, after)];
  const oldRow = new Map(old.map((key, row) => [key, row]));
  const nowKeys = new Set(now);
  const names = [...new Set([...before.columns.keys(), ...after.columns.keys()])];
  const counts = names.map((name): [string, number] => {
    const [a, b] = [before.columns.get(name), after.columns.get(name)];
    const differs = now.filter((key, row) => {
      const at = oldRow.get(key);
      return at !== undefined && textAt(a, at) !== textAt(b, row);
    });
    return [name, differs.length];
  });
  return {
    rowCount: [before.rowCount, after.rowCount],
    added: now.filter((key) => !oldRow.has(key)),
    lost: old.filter((key) => !nowKeys.has(key)),
    cells: Object.fromEntries(counts.filter(([, count]) => count > 0)),
  };
}

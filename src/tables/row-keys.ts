import type { TableSchema } from './schema.ts';
import type { Table } from './table.ts';

/**
 * Text that names each row: the cells of the key, or the number of the row where the table has no key.
 *
 * @example keyTexts({ name: 't', columns: [], key: ['a'] }, { name: 't', rowCount: 1, columns: new Map([['a', { kind: 'text', values: ['x'] }]]) }) // => ['x']
 */
export function keyTexts({ key = [] }: TableSchema, { columns, rowCount }: Table): string[] {
  const parts = key.map((name) => columns.get(name));
  return Array.from({ length: rowCount }, (_, row) =>
    key.length === 0 ? String(row + 1) : parts.map((part) => String(part?.values[row] ?? '')).join(' · '),
  );
}

import { isMissing } from '#core/missing.ts';
import { cellAt, type Column, type Table } from './table.ts';

/**
 * Shortest digits that read back as the same number; never "-0".
 *
 * @example writeNumber(-0) // => '0'
 * @example writeNumber(0.1) // => '0.1'
 */
export function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} must never reach a file`);
  return value === 0 ? '0' : String(value);
}

/**
 * A cell of a CSV file, quoted only where it must be.
 *
 * @example quoteCell('a,b') // => '"a,b"'
 */
export function quoteCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellText(column: Column, row: number): string {
  if (column.kind === 'text') return quoteCell(column.values[row] ?? '');
  const cell = cellAt(column, row);
  if (!isMissing(cell)) return writeNumber(cell);
  return cell.missing === 'notInFile' ? '' : cell.missing;
}

/**
 * CSV of a table: UTF-8, LF, minimal quotes, full digits.
 *
 * A missing cell is empty when the file held none, else its reason in words.
 *
 * @example writeTable({ name: 't', rowCount: 1, columns: new Map([['a', { kind: 'text', values: ['x'] }]]) }) // => 'a\nx\n'
 */
export function writeTable(table: Table): string {
  const columns = [...table.columns.values()];
  const lines = [[...table.columns.keys()].map(quoteCell).join(',')];
  for (let row = 0; row < table.rowCount; row += 1) {
    lines.push(columns.map((column) => cellText(column, row)).join(','));
  }
  return `${lines.join('\n')}\n`;
}

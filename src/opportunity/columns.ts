import { MISSING_REASONS, type MissingReason } from '#core/missing.ts';
import type { NumberColumn } from '#tables/table.ts';

/** Values of a column that are there, with the rows they stand in. */
export interface Present {
  readonly rows: Uint32Array;
  readonly values: Float64Array;
}

/**
 * Number column of this length with every cell missing for one reason.
 *
 * @example emptyColumn(2, 'notInFile').reasons.length // => 2
 */
export function emptyColumn(rowCount: number, reason: MissingReason): NumberColumn {
  return {
    kind: 'number',
    values: new Float64Array(rowCount),
    reasons: new Uint8Array(rowCount).fill(reasonCode(reason)),
  };
}

/**
 * Number that stands for a reason in `NumberColumn.reasons`.
 *
 * @example reasonCode('notCollected') // => 1
 */
export function reasonCode(reason: MissingReason): number {
  return 1 + MISSING_REASONS.indexOf(reason);
}

/**
 * Values that are present, and kept when a mask is given.
 *
 * @param keep 1 for rows that count
 * @example [...presentValues({ kind: 'number', values: Float64Array.of(7, 0), reasons: Uint8Array.of(0, 1) }).rows] // => [0]
 */
export function presentValues(column: NumberColumn, keep?: Uint8Array): Present {
  const rows = new Uint32Array(column.values.length);
  let count = 0;
  for (let row = 0; row < column.values.length; row++) {
    if (column.reasons[row] === 0 && (keep === undefined || keep[row] === 1)) rows[count++] = row;
  }
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = column.values[rows[i] ?? 0] ?? 0;
  return { rows: rows.slice(0, count), values };
}

/**
 * Column with a function applied to every value; missing stays missing with its reason.
 *
 * A result that is no finite number becomes missing 'notApplicable'.
 *
 * @example [...mapColumn({ kind: 'number', values: Float64Array.of(2), reasons: Uint8Array.of(0) }, (x) => x * 10).values] // => [20]
 */
export function mapColumn(column: NumberColumn, f: (value: number, row: number) => number): NumberColumn {
  const values = new Float64Array(column.values.length);
  const reasons = Uint8Array.from(column.reasons);
  for (let row = 0; row < values.length; row++) {
    if (reasons[row] !== 0) continue;
    const value = f(column.values[row] ?? 0, row);
    if (Number.isFinite(value)) values[row] = value;
    else reasons[row] = reasonCode('notApplicable');
  }
  return { kind: 'number', values, reasons };
}

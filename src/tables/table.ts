import { type Cell, missing, MISSING_REASONS } from '#core/missing.ts';

/** Numbers of one column; `reasons[row]` is 0 for a value, else 1 + the index into MISSING_REASONS (the value is then 0). */
export interface NumberColumn {
  readonly kind: 'number';
  readonly values: Float64Array;
  readonly reasons: Uint8Array;
}

/** Texts of one column; an empty text means that the file holds none. */
export interface TextColumn {
  readonly kind: 'text';
  readonly values: readonly string[];
}

export type Column = NumberColumn | TextColumn;

/** A normalized table: rows in order, columns by name. */
export interface Table {
  readonly name: string;
  readonly rowCount: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** Line of each row in the file it was read from, when it was read from one. */
  readonly lines?: readonly number[];
}

/**
 * Number column from cells.
 *
 * @example cellAt(numberColumn([1, { missing: 'suppressed' }]), 1) // => { missing: 'suppressed' }
 */
export function numberColumn(cells: readonly Cell[]): NumberColumn {
  const values = new Float64Array(cells.length);
  const reasons = new Uint8Array(cells.length);
  cells.forEach((cell, row) => {
    if (typeof cell === 'number') values[row] = cell;
    else reasons[row] = 1 + MISSING_REASONS.indexOf(cell.missing);
  });
  return { kind: 'number', values, reasons };
}

/**
 * The cell of a number column.
 *
 * @param row 0 … rowCount − 1
 * @example cellAt(numberColumn([1.5]), 0) // => 1.5
 */
export function cellAt(column: NumberColumn, row: number): Cell {
  const reason = MISSING_REASONS[(column.reasons[row] ?? 0) - 1];
  return reason === undefined ? (column.values[row] ?? missing('notInFile')) : missing(reason);
}

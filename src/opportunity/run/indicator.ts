import type { NumberColumn } from '#tables/table.ts';
import { reasonCode } from '../columns.ts';
import type { Indicator } from '../recipe/schema.ts';
import type { RunContext } from './context.ts';

function sumOf(names: string | readonly string[], read: (name: string) => NumberColumn): NumberColumn {
  const [first, ...rest] = (typeof names === 'string' ? [names] : names).map(read);
  if (first === undefined) throw new Error('a ratio names at least one column');
  const values = Float64Array.from(first.values);
  const reasons = Uint8Array.from(first.reasons);
  for (const column of rest) {
    for (let row = 0; row < values.length; row++) {
      values[row] = (values[row] ?? 0) + (column.values[row] ?? 0);
      reasons[row] = reasons[row] || (column.reasons[row] ?? 0);
    }
  }
  return { kind: 'number', values, reasons };
}

/**
 * Raw values of an indicator: a column of the table, or numerator ÷ denominator (missing 'notApplicable' over zero).
 *
 * @see docs/method/ratio.md
 * @example typeof rawValues // => 'function'
 */
export function rawValues(indicator: Indicator, context: RunContext): NumberColumn {
  const read = (name: string): NumberColumn => context.numbers(name, indicator.missingValues);
  if (indicator.column !== undefined) return read(indicator.column);
  const top = sumOf(indicator.numerator ?? [], read);
  const bottom = sumOf(indicator.denominator ?? [], read);
  const values = new Float64Array(context.rowCount);
  const reasons = new Uint8Array(context.rowCount);
  for (let row = 0; row < context.rowCount; row++) {
    const divisor = bottom.values[row] ?? 0;
    reasons[row] =
      top.reasons[row] || bottom.reasons[row] || (divisor === 0 ? reasonCode('notApplicable') : 0);
    if (reasons[row] === 0) values[row] = (top.values[row] ?? 0) / divisor;
  }
  return { kind: 'number', values, reasons };
}

/**
 * Column in which rows outside the population are missing 'droppedByRule'.
 *
 * @example keepRows({ kind: 'number', values: Float64Array.of(5), reasons: Uint8Array.of(0) }, Uint8Array.of(0)).reasons[0] // => 7
 */
export function keepRows(column: NumberColumn, keep: Uint8Array): NumberColumn {
  const values = column.values.map((value, row) => (keep[row] === 1 ? value : 0));
  const reasons = column.reasons.map((reason, row) =>
    keep[row] === 1 ? reason : reasonCode('droppedByRule'),
  );
  return { kind: 'number', values, reasons };
}

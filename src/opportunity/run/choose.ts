import type { NumberColumn } from '#tables/table.ts';
import type { Aggregated } from '../aggregate/aggregate.ts';
import { reasonCode } from '../columns.ts';

/** One alternative of a `choose` group, with the rows in which its condition holds. */
export interface Choice {
  readonly holds: Uint8Array;
  readonly column: NumberColumn;
}

/**
 * Column with the same number in every row.
 *
 * @example [...constantColumn(2, 7).values] // => [7, 7]
 */
export function constantColumn(rowCount: number, value: number): NumberColumn {
  return {
    kind: 'number',
    values: new Float64Array(rowCount).fill(value),
    reasons: new Uint8Array(rowCount),
  };
}

/**
 * Each row takes the first alternative whose condition holds; a row without one is missing 'notApplicable'.
 *
 * @example [...chooseRows([{ holds: Uint8Array.of(0), column: constantColumn(1, 5) }, { holds: Uint8Array.of(1), column: constantColumn(1, 6) }], 1).column.values] // => [6]
 */
export function chooseRows(choices: readonly Choice[], rowCount: number): Aggregated {
  const values = new Float64Array(rowCount);
  const reasons = new Uint8Array(rowCount).fill(reasonCode('notApplicable'));
  const factors = choices.map(() => new Float64Array(rowCount));
  for (let row = 0; row < rowCount; row++) {
    const index = choices.findIndex(({ holds }) => holds[row] === 1);
    const chosen = choices[index];
    const factor = factors[index];
    if (chosen === undefined || factor === undefined) continue;
    values[row] = chosen.column.values[row] ?? 0;
    reasons[row] = chosen.column.reasons[row] ?? 0;
    factor[row] = 1;
  }
  return { column: { kind: 'number', values, reasons }, factors };
}

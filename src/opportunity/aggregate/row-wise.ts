import { reasonCode } from '../columns.ts';
import type { Aggregated, Coverage, Part } from './aggregate.ts';

/** The available parts of one row. */
export interface RowParts {
  readonly count: number;
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** Weight of all parts, available or not. */
  readonly allWeight: number;
}

/** Value of a row; `linear` says that each part entered with its weight times one factor. */
export type RowFunction = (row: RowParts, denominator: Coverage['denominator']) => number;

interface Filled extends RowParts {
  count: number;
  readonly parts: Uint32Array;
}

function fillRow(parts: readonly Part[], row: number, filled: Filled): void {
  filled.count = 0;
  parts.forEach(({ column, weight }, index) => {
    if (column.reasons[row] !== 0) return;
    filled.values[filled.count] = column.values[row] ?? 0;
    filled.weights[filled.count] = weight;
    filled.parts[filled.count++] = index;
  });
}

/** Σ weight·value, the yardstick by which a value that is no plain sum is divided among its parts. */
function weightedTotal({ count, values, weights }: RowParts): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += (weights[i] ?? 0) * (values[i] ?? 0);
  return total;
}

/**
 * Aggregate that looks at one row at a time.
 *
 * @param slope factor of weight·value in the result, for plain sums; others are shared in proportion to weight·value
 * @example typeof aggregateRows // => 'function'
 */
export function aggregateRows(
  parts: readonly Part[],
  coverage: Coverage,
  value: RowFunction,
  slope?: RowFunction,
): Aggregated {
  const rowCount = coverage.enough.length;
  const values = new Float64Array(rowCount);
  const reasons = new Uint8Array(rowCount);
  const factors = parts.map(() => new Float64Array(rowCount));
  const allWeight = parts.reduce((sum, { weight }) => sum + weight, 0);
  const { length } = parts;
  const filled: Filled = {
    count: 0,
    values: new Float64Array(length),
    weights: new Float64Array(length),
    parts: new Uint32Array(length),
    allWeight,
  };
  for (let row = 0; row < rowCount; row++) {
    fillRow(parts, row, filled);
    const result = coverage.enough[row] === 1 ? value(filled, coverage.denominator) : Number.NaN;
    if (!Number.isFinite(result)) {
      reasons[row] = reasonCode(coverage.enough[row] === 1 ? 'notApplicable' : 'droppedByRule');
      continue;
    }
    values[row] = result;
    const total = slope === undefined ? weightedTotal(filled) : 0;
    const factor = slope?.(filled, coverage.denominator) ?? (total === 0 ? 0 : result / total);
    for (let i = 0; i < filled.count; i++) {
      const into = factors[filled.parts[i] ?? 0];
      if (into !== undefined) into[row] = factor * (filled.weights[i] ?? 0);
    }
  }
  return { column: { kind: 'number', values, reasons }, factors };
}

/**
 * Weight by which a weighted sum is divided.
 *
 * @example divisorOf({ count: 1, weights: [2], values: [9], allWeight: 5 }, 'all') // => 5
 */
export function divisorOf(
  { count, weights, allWeight }: RowParts,
  denominator: Coverage['denominator'],
): number {
  if (denominator === 'all') return allWeight;
  let total = 0;
  for (let i = 0; i < count; i++) total += weights[i] ?? 0;
  return total;
}

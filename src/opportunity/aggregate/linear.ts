import { z } from 'zod';
import { defineAggregate } from './aggregate.ts';
import { aggregateRows, divisorOf, type RowParts } from './row-wise.ts';

function weightedSum({ count, values, weights }: RowParts): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (weights[i] ?? 0) * (values[i] ?? 0);
  return sum;
}

/**
 * Aggregate `mean`: weighted mean of the parts that have a value; the weights need not sum to one.
 *
 * @see docs/method/mean.md
 * @example mean.name // => 'mean'
 */
export const mean = defineAggregate({
  name: 'mean',
  parameters: z.strictObject({}),
  run: (parts, coverage) =>
    aggregateRows(
      parts,
      coverage,
      (row, denominator) => weightedSum(row) / divisorOf(row, denominator),
      (row, denominator) => 1 / divisorOf(row, denominator),
    ),
});

/**
 * Aggregate `sum`: Σ weight·value with the weights as they are given.
 *
 * @see docs/method/sum.md
 * @example sum.name // => 'sum'
 */
export const sum = defineAggregate({
  name: 'sum',
  parameters: z.strictObject({}),
  run: (parts, coverage) => aggregateRows(parts, coverage, weightedSum, () => 1),
});

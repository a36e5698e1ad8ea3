import { z } from 'zod';
import { defineAggregate } from './aggregate.ts';
import { aggregateRows, divisorOf, type RowParts } from './row-wise.ts';

const none = z.strictObject({});

function total({ count, values, weights }: RowParts, f: (value: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) if (weights[i] !== 0) sum += (weights[i] ?? 0) * f(values[i] ?? 0);
  return sum;
}

/** NaN marks a row that the mean cannot serve: a value below the least, in a part that has a weight. */
function allPositive({ count, values, weights }: RowParts, least: number): boolean {
  for (let i = 0; i < count; i++) if (weights[i] !== 0 && (values[i] ?? 0) < least) return false;
  return true;
}

/** Values are divided by the largest before the power is taken: large powers of large numbers leave the range of numbers. */
function powerMean(row: RowParts, power: number, divisor: number): number {
  let scale = 0;
  for (let i = 0; i < row.count; i++) if (row.weights[i] !== 0) scale = Math.max(scale, row.values[i] ?? 0);
  if (scale === 0) return 0;
  return scale * (total(row, (value) => (value / scale) ** power) / divisor) ** (1 / power);
}

/**
 * Aggregate `geometric`: weighted geometric mean; 0 when a part is 0, missing when a part is negative.
 *
 * @see docs/method/geometric-mean.md
 * @example geometric.name // => 'geometric'
 */
export const geometric = defineAggregate({
  name: 'geometric',
  parameters: none,
  run: (parts, coverage) =>
    aggregateRows(parts, coverage, (row, denominator) =>
      allPositive(row, 0) ? Math.exp(total(row, Math.log) / divisorOf(row, denominator)) : Number.NaN,
    ),
});

/**
 * Aggregate `harmonic`: weighted harmonic mean; missing when a part is not above 0.
 *
 * @see docs/method/harmonic-mean.md
 * @example harmonic.name // => 'harmonic'
 */
export const harmonic = defineAggregate({
  name: 'harmonic',
  parameters: none,
  run: (parts, coverage) =>
    aggregateRows(parts, coverage, (row, denominator) =>
      allPositive(row, Number.MIN_VALUE)
        ? divisorOf(row, denominator) / total(row, (value) => 1 / value)
        : Number.NaN,
    ),
});

/**
 * Aggregate `generalized`: weighted power mean; power 1 is the mean, −1 the harmonic mean, large powers approach the maximum.
 *
 * @see docs/method/generalized-mean.md
 * @example generalized.name // => 'generalized'
 */
export const generalized = defineAggregate({
  name: 'generalized',
  parameters: z.strictObject({
    power: z.number().refine((power) => power !== 0, 'must not be 0: use geometric'),
  }),
  run: (parts, coverage, { power }: { power: number }) =>
    aggregateRows(parts, coverage, (row, denominator) =>
      allPositive(row, 0) ? powerMean(row, power, divisorOf(row, denominator)) : Number.NaN,
    ),
});

/**
 * Aggregate `product`: the parts multiplied, each to the power of its weight.
 *
 * @see docs/method/product.md
 * @example product.name // => 'product'
 */
export const product = defineAggregate({
  name: 'product',
  parameters: none,
  run: (parts, coverage) =>
    aggregateRows(parts, coverage, ({ count, values, weights }) => {
      let result = 1;
      for (let i = 0; i < count; i++)
        result *= weights[i] === 1 ? (values[i] ?? 0) : (values[i] ?? 0) ** (weights[i] ?? 1);
      return result;
    }),
});

function extreme(name: 'max' | 'min', start: number) {
  return defineAggregate({
    name,
    parameters: none,
    run: (parts, coverage) =>
      aggregateRows(parts, coverage, ({ count, values }) => {
        let result = start;
        for (let i = 0; i < count; i++) result = Math[name](result, values[i] ?? 0);
        return result;
      }),
  });
}

/**
 * Aggregate `max`: the largest part.
 *
 * @see docs/method/extremes.md
 * @example max.name // => 'max'
 */
export const max = extreme('max', Number.NEGATIVE_INFINITY);

/**
 * Aggregate `min`: the smallest part.
 *
 * @see docs/method/extremes.md
 * @example min.name // => 'min'
 */
export const min = extreme('min', Number.POSITIVE_INFINITY);

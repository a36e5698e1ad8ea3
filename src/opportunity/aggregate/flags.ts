import { z } from 'zod';
import { defineAggregate } from './aggregate.ts';
import { aggregateRows, type RowParts } from './row-wise.ts';

const none = z.strictObject({});

function flagged({ count, values }: RowParts): number {
  let found = 0;
  for (let i = 0; i < count; i++) if (values[i] !== 0) found++;
  return found;
}

/**
 * Aggregate `count`: how many parts hold (are not 0).
 *
 * @see docs/method/flags.md
 * @example count.name // => 'count'
 */
export const count = defineAggregate({
  name: 'count',
  parameters: none,
  run: (parts, coverage) => aggregateRows(parts, coverage, flagged),
});

/**
 * Aggregate `any`: 1 when at least one part holds, else 0.
 *
 * @see docs/method/flags.md
 * @example any.name // => 'any'
 */
export const any = defineAggregate({
  name: 'any',
  parameters: none,
  run: (parts, coverage) => aggregateRows(parts, coverage, (row) => (flagged(row) > 0 ? 1 : 0)),
});

/**
 * Aggregate `all`: 1 when every available part holds, else 0.
 *
 * @see docs/method/flags.md
 * @example all.name // => 'all'
 */
export const all = defineAggregate({
  name: 'all',
  parameters: none,
  run: (parts, coverage) => aggregateRows(parts, coverage, (row) => (flagged(row) === row.count ? 1 : 0)),
});

/**
 * Aggregate `present`: how many parts have a value; it needs none itself.
 *
 * @see docs/method/missing.md
 * @example present.name // => 'present'
 */
export const present = defineAggregate({
  name: 'present',
  parameters: none,
  run: (parts, { enough, denominator }) =>
    aggregateRows(parts, { enough: new Uint8Array(enough.length).fill(1), denominator }, (row) => row.count),
});

import { z } from 'zod';
import { mapColumn } from '../columns.ts';
import { defineStep } from './step.ts';

/**
 * Step `multiply`: times a number.
 *
 * @see docs/method/arithmetic.md
 * @example multiply.line(20) // => [20, 0]
 */
export const multiply = defineStep({
  name: 'multiply',
  parameters: z.number(),
  run: (column, factor: number) => mapColumn(column, (value) => value * factor),
  line: (factor) => [factor, 0],
});

/**
 * Step `divide`: by a number that is not zero.
 *
 * @see docs/method/arithmetic.md
 * @example divide.line(4) // => [0.25, 0]
 */
export const divide = defineStep({
  name: 'divide',
  parameters: z.number().refine((value) => value !== 0, 'must not be 0'),
  run: (column, divisor: number) => mapColumn(column, (value) => value / divisor),
  line: (divisor) => [1 / divisor, 0],
});

/**
 * Step `add`: plus a number.
 *
 * @see docs/method/arithmetic.md
 * @example add.line(100) // => [1, 100]
 */
export const add = defineStep({
  name: 'add',
  parameters: z.number(),
  run: (column, term: number) => mapColumn(column, (value) => value + term),
  line: (term) => [1, term],
});

/**
 * Step `subtractFrom`: a number minus the value; `subtractFrom: 1` turns a share or percentile around.
 *
 * @see docs/method/arithmetic.md
 * @example subtractFrom.line(1) // => [-1, 1]
 */
export const subtractFrom = defineStep({
  name: 'subtractFrom',
  parameters: z.number(),
  run: (column, whole: number) => mapColumn(column, (value) => whole - value),
  line: (whole) => [-1, whole],
});

/**
 * Step `power`: to a power; `power: 0.5` is the square root. Missing where it has no real value.
 *
 * @see docs/method/arithmetic.md
 * @example power.name // => 'power'
 */
export const power = defineStep({
  name: 'power',
  parameters: z.number(),
  run: (column, exponent: number) => mapColumn(column, (value) => value ** exponent),
});

/**
 * Step `log`: natural logarithm of value + offset, or another base. Missing where the argument is not positive.
 *
 * @see docs/method/arithmetic.md
 * @example log.name // => 'log'
 */
export const log = defineStep({
  name: 'log',
  parameters: z.strictObject({
    base: z
      .number()
      .positive()
      .refine((base) => base !== 1, 'must not be 1')
      .optional(),
    offset: z.number().default(0),
  }),
  run: (column, { base, offset }: { base?: number | undefined; offset: number }) => {
    const scale = base === undefined ? 1 : Math.log(base);
    return mapColumn(column, (value) => Math.log(value + offset) / scale);
  },
});

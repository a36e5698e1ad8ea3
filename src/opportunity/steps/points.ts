import { z } from 'zod';
import { mapColumn } from '../columns.ts';
import { defineStep } from './step.ts';

interface Parameters {
  readonly cuts: readonly number[];
  readonly passes: 'atLeast' | 'above' | 'atMost' | 'below';
  readonly from: number;
  readonly each: number;
}

const PASSES = {
  atLeast: (value: number, cut: number) => value >= cut,
  above: (value: number, cut: number) => value > cut,
  atMost: (value: number, cut: number) => value <= cut,
  below: (value: number, cut: number) => value < cut,
} as const;

/**
 * Step `points`: `from`, plus `each` for every cut that the value passes.
 *
 * @see docs/method/points.md
 * @example points.name // => 'points'
 */
export const points = defineStep({
  name: 'points',
  parameters: z.strictObject({
    cuts: z.array(z.number()).min(1),
    passes: z.enum(['atLeast', 'above', 'atMost', 'below']).default('atLeast'),
    from: z.number().default(0),
    each: z.number().default(1),
  }),
  run: (column, { cuts, passes, from, each }: Parameters) =>
    mapColumn(column, (value) => from + each * cuts.filter((cut) => PASSES[passes](value, cut)).length),
});

import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import type { NumberColumn } from '#tables/table.ts';
import { mapColumn } from '../columns.ts';
import { type BaseParameters, baseFields, regionsOf } from './base.ts';
import { defineStep, type StepContext } from './step.ts';

function extremes(values: Float64Array): [min: number, max: number] {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [min, max] = [Math.min(min, value), Math.max(max, value)];
  return [min, max];
}

/** Smallest and largest value of each row's region. */
function regionExtremes(
  column: NumberColumn,
  p: BaseParameters,
  context: StepContext,
): [Float64Array, Float64Array] {
  const low = new Float64Array(context.rowCount);
  const high = new Float64Array(context.rowCount).fill(1);
  for (const { all, base } of regionsOf(column, p, context)) {
    const [min, max] = extremes(base.values);
    for (const row of all.rows) [low[row], high[row]] = [min, max];
  }
  return [low, high];
}

function noSpread(): Problem {
  return new Problem('recipe-zero-variance', 'has no spread: its smallest and largest value are the same', {
    exitCode: 2,
    remedy: 'leave this indicator out, or choose a base or region with at least two different values',
  });
}

interface MinMaxParameters extends BaseParameters {
  readonly to: readonly [number, number];
}

/**
 * Step `minMax`: the smallest value becomes the first number of `to`, the largest the second.
 *
 * @see docs/method/min-max.md
 * @example minMax.name // => 'minMax'
 */
export const minMax = defineStep({
  name: 'minMax',
  parameters: z.strictObject({
    ...baseFields,
    to: z
      .tuple([z.number(), z.number()])
      .refine(([from, to]) => from !== to, 'needs two different numbers')
      .default([0, 1]),
  }),
  run(column, p: MinMaxParameters, context) {
    const [low, high] = regionExtremes(column, p, context);
    const [from, to] = p.to;
    return mapColumn(column, (value, row) => {
      const [min, max] = [low[row] ?? 0, high[row] ?? 1];
      if (min === max) throw noSpread();
      return ((value - min) / (max - min)) * (to - from) + from;
    });
  },
});

/**
 * Step `shareOfMax`: divided by the largest value.
 *
 * @see docs/method/share-of-max.md
 * @example shareOfMax.name // => 'shareOfMax'
 */
export const shareOfMax = defineStep({
  name: 'shareOfMax',
  parameters: z.strictObject(baseFields),
  run(column, p: BaseParameters, context) {
    const [, high] = regionExtremes(column, p, context);
    return mapColumn(column, (value, row) => {
      if (high[row] === 0) throw noSpread();
      return value / (high[row] ?? 1);
    });
  },
});

interface Goalposts {
  readonly min: number;
  readonly max: number;
  readonly cap: boolean;
  readonly scale: 'linear' | 'log';
}

/**
 * Step `goalposts`: 0 at a fixed minimum, 1 at a fixed maximum, cut off beyond them; on the logarithm with `scale: log`.
 *
 * @see docs/method/goalposts.md
 * @example goalposts.name // => 'goalposts'
 */
export const goalposts = defineStep({
  name: 'goalposts',
  parameters: z
    .strictObject({
      min: z.number(),
      max: z.number(),
      cap: z.boolean().default(true),
      scale: z.enum(['linear', 'log']).default('linear'),
    })
    .refine(({ min, max }) => min !== max, 'needs two different goalposts')
    .refine(
      ({ min, max, scale }) => scale === 'linear' || (min > 0 && max > 0),
      'needs goalposts above 0 for a logarithm',
    ),
  run(column, { min, max, cap, scale }: Goalposts) {
    const f = scale === 'log' ? Math.log : (value: number) => value;
    return mapColumn(column, (value) => {
      const share = (f(value) - f(min)) / (f(max) - f(min));
      return cap ? Math.min(1, Math.max(0, share)) : share;
    });
  },
});

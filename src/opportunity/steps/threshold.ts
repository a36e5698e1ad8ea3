import { z } from 'zod';
import { isMissing, type Missing } from '#core/missing.ts';
import { mean, weightedMean } from '#core/stats/mean.ts';
import { type OnReach, quantile, weightedQuantile } from '#core/stats/quantile.ts';
import { mapColumn, type Present } from '../columns.ts';
import { type BaseParameters, baseFields, onReachField, regionsOf, weightsOf } from './base.ts';
import { defineStep, type StepContext } from './step.ts';

const limit = z.union([
  z.number(),
  z.enum(['median', 'mean']),
  z.strictObject({ quantile: z.number().min(0).max(1) }),
]);

type Limit = z.infer<typeof limit>;

interface Parameters extends BaseParameters {
  readonly atLeast?: Limit | undefined;
  readonly above?: Limit | undefined;
  readonly atMost?: Limit | undefined;
  readonly below?: Limit | undefined;
  readonly weights?: string | undefined;
  readonly onReach: OnReach;
  readonly gives: number;
  readonly otherwise: number;
}

function limitOf({ rows, values }: Present, wanted: Limit, p: Parameters, context: StepContext): number {
  if (typeof wanted === 'number') return wanted;
  const share = typeof wanted === 'object' ? wanted.quantile : 0.5;
  const weights = p.weights === undefined ? undefined : weightsOf(p.weights, rows, context);
  const center = (): number | Missing => (weights ? weightedMean(values, weights) : mean(values));
  const found =
    wanted === 'mean'
      ? center()
      : weights
        ? weightedQuantile(values, weights, share, p.onReach)
        : quantile(Float64Array.from(values).sort(), share);
  return isMissing(found) ? Number.NaN : found;
}

const TESTS = {
  atLeast: (value: number, at: number) => value >= at,
  above: (value: number, at: number) => value > at,
  atMost: (value: number, at: number) => value <= at,
  below: (value: number, at: number) => value < at,
} as const;

/**
 * Step `threshold`: `gives` (1) where the value passes a fixed number, the median, the mean or a quantile — of all units
 * or of the unit's region (`by`) — and `otherwise` (0) elsewhere.
 *
 * @see docs/method/threshold.md
 * @example threshold.name // => 'threshold'
 */
export const threshold = defineStep({
  name: 'threshold',
  parameters: z
    .strictObject({
      ...baseFields,
      atLeast: limit.optional(),
      above: limit.optional(),
      atMost: limit.optional(),
      below: limit.optional(),
      weights: z.string().min(1).optional(),
      onReach: onReachField,
      gives: z.number().default(1),
      otherwise: z.number().default(0),
    })
    .refine(
      (p) => [p.atLeast, p.above, p.atMost, p.below].filter((value) => value !== undefined).length === 1,
      'needs exactly one of atLeast, above, atMost, below',
    ),
  run(column, p: Parameters, context) {
    const test =
      (['atLeast', 'above', 'atMost', 'below'] as const).find((name) => p[name] !== undefined) ?? 'above';
    const wanted = p[test] ?? 0;
    const at = new Float64Array(context.rowCount);
    for (const { all, base } of regionsOf(column, p, context)) {
      const value = limitOf(base, wanted, p, context);
      for (const row of all.rows) at[row] = value;
    }
    return mapColumn(column, (value, row) => {
      const limitHere = at[row] ?? Number.NaN;
      if (Number.isNaN(limitHere)) return Number.NaN;
      return TESTS[test](value, limitHere) ? p.gives : p.otherwise;
    });
  },
});

import { z } from 'zod';
import { isMissing, type Missing } from '#core/missing.ts';
import { mean, weightedMean } from '#core/stats/mean.ts';
import { median, weightedQuantile } from '#core/stats/quantile.ts';
import { mapColumn, type Present } from '../columns.ts';
import { type BaseParameters, baseFields, regionsOf, weightsOf } from './base.ts';
import { defineStep, type StepContext } from './step.ts';

interface Parameters extends BaseParameters {
  readonly of: 'mean' | 'median';
  readonly weights?: string | undefined;
}

function centerOf({ rows, values }: Present, p: Parameters, context: StepContext): number | Missing {
  if (p.weights === undefined) return p.of === 'mean' ? mean(values) : median(values);
  const weights = weightsOf(p.weights, rows, context);
  return p.of === 'mean' ? weightedMean(values, weights) : weightedQuantile(values, weights, 0.5);
}

/**
 * Step `relativeTo`: divided by the mean or median of all units or of the unit's region. A share over the mean weighted by
 * people is the location quotient. Missing where that mean is 0.
 *
 * @see docs/method/relative-to.md
 * @example relativeTo.name // => 'relativeTo'
 */
export const relativeTo = defineStep({
  name: 'relativeTo',
  parameters: z.strictObject({
    ...baseFields,
    of: z.enum(['mean', 'median']).default('mean'),
    weights: z.string().min(1).optional(),
  }),
  run(column, p: Parameters, context) {
    const center = new Float64Array(context.rowCount);
    for (const { all, base } of regionsOf(column, p, context)) {
      const found = centerOf(base, p, context);
      for (const row of all.rows) center[row] = isMissing(found) ? 0 : found;
    }
    return mapColumn(column, (value, row) => (center[row] === 0 ? Number.NaN : value / (center[row] ?? 1)));
  },
});

import { z } from 'zod';
import { isMissing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import { mean, weightedMean } from '#core/stats/mean.ts';
import { standardDeviation, weightedDeviation } from '#core/stats/standard-deviation.ts';
import type { NumberColumn } from '#tables/table.ts';
import { mapColumn } from '../columns.ts';
import { baseFields, regionsOf, weightsOf } from './base.ts';
import { defineStep, type StepContext } from './step.ts';

const parameters = z.strictObject({
  ...baseFields,
  sd: z.enum(['sample', 'population']).default('sample'),
  weights: z.string().min(1).optional(),
});

type Parameters = z.infer<typeof parameters>;

function centerAndSpread(values: Float64Array, rows: Uint32Array, p: Parameters, context: StepContext) {
  if (p.weights === undefined) return [mean(values), standardDeviation(values, p.sd)] as const;
  const weights = weightsOf(p.weights, rows, context);
  // The mean of equal values can be off in its last digit: their spread is then tiny instead of none.
  const weighty = values.filter((_, i) => (weights[i] ?? 0) > 0);
  if (weighty.every((value) => value === weighty[0])) return [weighty[0] ?? 0, 0] as const;
  return [weightedMean(values, weights), weightedDeviation(values, weights, p.sd)] as const;
}

/**
 * Step `zScore`: distance from the mean in standard deviations.
 *
 * @see docs/method/z-score.md
 * @example zScore.name // => 'zScore'
 */
export const zScore = defineStep({
  name: 'zScore',
  parameters,
  run(column: NumberColumn, p: Parameters, context) {
    const center = new Float64Array(context.rowCount);
    const spread = new Float64Array(context.rowCount).fill(1);
    for (const { all, base } of regionsOf(column, p, context)) {
      if (all.rows.length === 0) continue;
      const [mid, sd] = centerAndSpread(base.values, base.rows, p, context);
      if (isMissing(mid) || isMissing(sd) || sd === 0) {
        throw new Problem(
          'recipe-zero-variance',
          'has no spread: every value is the same, or there is only one',
          {
            exitCode: 2,
            remedy: 'leave this indicator out, or choose a base or region with at least two different values',
          },
        );
      }
      for (const row of all.rows) {
        center[row] = mid;
        spread[row] = sd;
      }
    }
    return mapColumn(column, (value, row) => (value - (center[row] ?? 0)) / (spread[row] ?? 1));
  },
});

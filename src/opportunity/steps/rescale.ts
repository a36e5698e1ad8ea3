import { z } from 'zod';
import { isMissing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import { mean } from '#core/stats/mean.ts';
import { type DeviationKind, standardDeviation } from '#core/stats/standard-deviation.ts';
import { mapColumn, presentValues } from '../columns.ts';
import { defineStep } from './step.ts';

interface Parameters {
  readonly mean: number;
  readonly sd: number;
  readonly kind: DeviationKind;
}

/**
 * Step `rescale`: shifted and stretched to a mean and a standard deviation, such as 100 and 20.
 *
 * @see docs/method/rescale.md
 * @example rescale.name // => 'rescale'
 */
export const rescale = defineStep({
  name: 'rescale',
  parameters: z.strictObject({
    mean: z.number(),
    sd: z.number().positive(),
    kind: z.enum(['sample', 'population']).default('sample'),
  }),
  run(column, p: Parameters) {
    const { values } = presentValues(column);
    const [center, spread] = [mean(values), standardDeviation(values, p.kind)];
    if (isMissing(center) || isMissing(spread) || spread === 0) {
      throw new Problem('recipe-zero-variance', 'has no spread to stretch', {
        exitCode: 2,
        remedy: 'leave this step out',
      });
    }
    return mapColumn(column, (value) => ((value - center) / spread) * p.sd + p.mean);
  },
});

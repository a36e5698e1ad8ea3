import { z } from 'zod';
import { isMissing } from '#core/missing.ts';
import { type OnReach, quantile, weightedQuantile } from '#core/stats/quantile.ts';
import { kurtosis, skewness } from '#core/stats/skewness.ts';
import { risingOrder } from '#core/stats/order.ts';
import { mapColumn, presentValues } from '../columns.ts';
import { type BaseParameters, baseFields, onReachField, regionsOf, weightsOf } from './base.ts';
import { defineStep } from './step.ts';

/**
 * Step `clamp`: values beyond fixed limits become the limit.
 *
 * @see docs/method/limits.md
 * @example clamp.name // => 'clamp'
 */
export const clamp = defineStep({
  name: 'clamp',
  parameters: z
    .strictObject({ min: z.number().optional(), max: z.number().optional() })
    .refine(({ min = -Infinity, max = Infinity }) => min < max, 'needs a min below its max'),
  run: (column, { min, max }: { min?: number | undefined; max?: number | undefined }) =>
    mapColumn(column, (value) => Math.min(max ?? value, Math.max(min ?? value, value))),
});

interface CapParameters extends BaseParameters {
  readonly lower: number;
  readonly upper: number;
  readonly weights?: string | undefined;
  readonly onReach: OnReach;
}

/**
 * Step `cap`: values beyond the lower and upper quantile become that quantile (type 7, or weighted by a column).
 *
 * @see docs/method/limits.md
 * @example cap.name // => 'cap'
 */
export const cap = defineStep({
  name: 'cap',
  parameters: z
    .strictObject({
      ...baseFields,
      lower: z.number().min(0).max(1).default(0.01),
      upper: z.number().min(0).max(1).default(0.99),
      weights: z.string().min(1).optional(),
      onReach: onReachField,
    })
    .refine(({ lower, upper }) => lower < upper, 'needs a lower share below its upper one'),
  run(column, p: CapParameters, context) {
    const low = new Float64Array(context.rowCount);
    const high = new Float64Array(context.rowCount);
    for (const { all, base } of regionsOf(column, p, context)) {
      const sorted = Float64Array.from(base.values).sort();
      const weights = p.weights === undefined ? undefined : weightsOf(p.weights, base.rows, context);
      const at = (share: number): number => {
        const found =
          weights === undefined
            ? quantile(sorted, share)
            : weightedQuantile(base.values, weights, share, p.onReach);
        return isMissing(found) ? 0 : found;
      };
      const [min, max] = [at(p.lower), at(p.upper)];
      for (const row of all.rows) [low[row], high[row]] = [min, max];
    }
    return mapColumn(column, (value, row) =>
      Math.min(high[row] ?? value, Math.max(low[row] ?? value, value)),
    );
  },
});

interface WinsorizeParameters {
  readonly skewness: number;
  readonly kurtosis: number;
  readonly maxPoints: number;
}

/** Whether a distribution is too lopsided and heavy-tailed at once. */
function mustTreat(values: Float64Array, p: WinsorizeParameters): boolean {
  const [skew, kurt] = [skewness(values), kurtosis(values)];
  return !isMissing(skew) && !isMissing(kurt) && Math.abs(skew) > p.skewness && kurt > p.kurtosis;
}

/**
 * Step `winsorize`: when |skewness| and kurtosis both pass their limits, the most extreme 1, 2, … points on the skewed side
 * take the value of the next one, until the test passes or `maxPoints` are changed.
 *
 * @see docs/method/limits.md
 * @example winsorize.name // => 'winsorize'
 */
export const winsorize = defineStep({
  name: 'winsorize',
  parameters: z.strictObject({
    skewness: z.number().positive().default(2),
    kurtosis: z.number().default(3.5),
    maxPoints: z.int().min(1).default(5),
  }),
  run(column, p: WinsorizeParameters) {
    const { rows, values } = presentValues(column);
    const rising = risingOrder(values);
    const skew = skewness(values);
    const extreme = !isMissing(skew) && skew > 0 ? rising.toReversed() : rising;
    const treated = Float64Array.from(values);
    for (let points = 1; points <= p.maxPoints && mustTreat(treated, p); points++) {
      const limit = values[extreme[points] ?? 0] ?? 0;
      for (let i = 0; i < points; i++) treated[extreme[i] ?? 0] = limit;
    }
    const result = Float64Array.from(column.values);
    rows.forEach((row, i) => (result[row] = treated[i] ?? 0));
    return { kind: 'number', values: result, reasons: column.reasons };
  },
});

import { z } from 'zod';
import { isMissing } from '#core/missing.ts';
import { mean } from '#core/stats/mean.ts';
import { median } from '#core/stats/quantile.ts';
import { reasonCode } from '../columns.ts';
import { type BaseParameters, baseFields, regionsOf } from './base.ts';
import { defineStep } from './step.ts';

interface ImputeParameters extends BaseParameters {
  readonly with: 'mean' | 'median' | number;
}

const DROPPED = reasonCode('droppedByRule');

/**
 * Step `impute`: a missing value becomes the mean or median of the base (of the unit's group with `by`), or a number.
 * Units outside the population stay missing.
 *
 * @see docs/method/missing.md
 * @example impute.name // => 'impute'
 */
export const impute = defineStep({
  name: 'impute',
  parameters: z.strictObject({ ...baseFields, with: z.union([z.enum(['mean', 'median']), z.number()]) }),
  run(column, p: ImputeParameters, context) {
    const values = Float64Array.from(column.values);
    const reasons = Uint8Array.from(column.reasons);
    const filled = new Float64Array(context.rowCount).fill(Number.NaN);
    for (const { base, rows } of regionsOf(column, p, context)) {
      const measure = p.with === 'median' ? median(base.values) : mean(base.values);
      const found = typeof p.with === 'number' ? p.with : measure;
      if (!isMissing(found)) for (const row of rows) filled[row] = found;
    }
    for (let row = 0; row < context.rowCount; row++) {
      if (reasons[row] === 0 || reasons[row] === DROPPED || Number.isNaN(filled[row])) continue;
      values[row] = filled[row] ?? 0;
      reasons[row] = 0;
    }
    return { kind: 'number', values, reasons };
  },
});

interface ExcludeParameters {
  readonly values?: readonly number[] | undefined;
  readonly below?: number | undefined;
  readonly above?: number | undefined;
}

/**
 * Step `exclude`: listed values, or values beyond limits, become missing 'droppedByRule'.
 *
 * @see docs/method/missing.md
 * @example exclude.name // => 'exclude'
 */
export const exclude = defineStep({
  name: 'exclude',
  parameters: z.strictObject({
    values: z.array(z.number()).optional(),
    below: z.number().optional(),
    above: z.number().optional(),
  }),
  run(column, { values: listed = [], below = -Infinity, above = Infinity }: ExcludeParameters) {
    const out = (value: number): boolean => listed.includes(value) || value < below || value > above;
    const reasons = column.reasons.map((reason, row) =>
      reason === 0 && out(column.values[row] ?? 0) ? DROPPED : reason,
    );
    return {
      kind: 'number',
      values: column.values.map((value, row) => (reasons[row] === 0 ? value : 0)),
      reasons,
    };
  },
});

import { z } from 'zod';
import { ranks, type Ties } from '#core/stats/ranks.ts';
import { emptyColumn } from '../columns.ts';
import { type BaseParameters, baseFields, regionsOf } from './base.ts';
import { defineStep } from './step.ts';

const parameters = z.strictObject({
  ...baseFields,
  order: z.enum(['rising', 'falling']).default('rising'),
  ties: z.enum(['min', 'average', 'max', 'first']).default('min'),
});

interface Parameters extends BaseParameters {
  readonly order: 'rising' | 'falling';
  readonly ties: Ties;
}

/**
 * Step `rank`: 1, 2, 3 … from the smallest value, or from the largest with `order: falling`.
 *
 * @see docs/method/rank.md
 * @example rank.name // => 'rank'
 */
export const rank = defineStep({
  name: 'rank',
  parameters,
  run(column, p: Parameters, context) {
    const { values } = emptyColumn(context.rowCount, 'notApplicable');
    const reasons = column.reasons.map((reason) => reason || 7);
    for (const { base } of regionsOf(column, p, context)) {
      const ordered = p.order === 'rising' ? base.values : base.values.map((value) => 0 - value);
      ranks(ordered, p.ties).forEach((place, i) => {
        const row = base.rows[i] ?? 0;
        values[row] = place;
        reasons[row] = 0;
      });
    }
    return { kind: 'number', values, reasons };
  },
});

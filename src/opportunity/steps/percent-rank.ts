import { z } from 'zod';
import { ranks, type Ties } from '#core/stats/ranks.ts';
import { reasonCode } from '../columns.ts';
import { type BaseParameters, baseFields, regionsOf } from './base.ts';
import { defineStep } from './step.ts';

const FORMULAS = {
  '(rank-1)/(n-1)': (rank: number, n: number) => (rank - 1) / (n - 1),
  'rank/n': (rank: number, n: number) => rank / n,
  'rank/(n+1)': (rank: number, n: number) => rank / (n + 1),
  '(rank-0.5)/n': (rank: number, n: number) => (rank - 0.5) / n,
  '(n-rank+1)/n': (rank: number, n: number) => (n - rank + 1) / n,
} as const;

type Formula = keyof typeof FORMULAS;

const parameters = z.strictObject({
  ...baseFields,
  formula: z.enum(Object.keys(FORMULAS) as [Formula, ...Formula[]]).default('(rank-1)/(n-1)'),
  ties: z.enum(['min', 'average', 'max']).default('min'),
  outside: z.union([z.literal('missing'), z.number()]).default('missing'),
});

interface Parameters extends BaseParameters {
  readonly formula: Formula;
  readonly ties: Ties;
  readonly outside: 'missing' | number;
}

/**
 * Step `percentRank`: place among the units of the base, as a share. Units outside the base get the number `outside`, or are missing.
 *
 * @see docs/method/percent-rank.md
 * @example percentRank.name // => 'percentRank'
 */
export const percentRank = defineStep({
  name: 'percentRank',
  parameters,
  run(column, p: Parameters, context) {
    const values = new Float64Array(context.rowCount);
    const reasons = Uint8Array.from(column.reasons);
    for (let row = 0; row < context.rowCount; row++) {
      if (reasons[row] !== 0) continue;
      if (p.outside === 'missing') reasons[row] = reasonCode('droppedByRule');
      else values[row] = p.outside;
    }
    for (const { base } of regionsOf(column, p, context)) {
      const n = base.values.length;
      ranks(base.values, p.ties).forEach((rank, i) => {
        const row = base.rows[i] ?? 0;
        const share = FORMULAS[p.formula](rank, n);
        values[row] = Number.isFinite(share) ? share : 0;
        reasons[row] = Number.isFinite(share) ? 0 : reasonCode('notApplicable');
      });
    }
    return { kind: 'number', values, reasons };
  },
});

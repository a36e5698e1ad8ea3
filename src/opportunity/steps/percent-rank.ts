import { z } from 'zod';
import { ranks, type Ties } from '#core/stats/ranks.ts';
import { type Present, reasonCode } from '../columns.ts';
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
  outside: z.union([z.enum(['missing', 'placed']), z.number()]).default('missing'),
});

interface Parameters extends BaseParameters {
  readonly formula: Formula;
  readonly ties: Ties;
  readonly outside: 'missing' | 'placed' | number;
}

/** Places units outside the base: the rank of their equals in the base, else one above all smaller ones, at most n. */
function placeOutside(
  all: Present,
  base: Present,
  ties: Ties,
  place: (row: number, rank: number, n: number) => void,
): void {
  const inside = new Set(base.rows);
  const sorted = Float64Array.from(base.values).sort();
  const n = sorted.length;
  all.rows.forEach((row, i) => {
    if (inside.has(row) || n === 0) return;
    const value = all.values[i] ?? 0;
    const smaller = countBelow(sorted, value, false);
    const upTo = countBelow(sorted, value, true);
    const rank = { min: smaller + 1, average: (smaller + 1 + upTo) / 2, max: upTo };
    place(row, upTo === smaller ? Math.min(n, smaller + 1) : rank[ties === 'first' ? 'min' : ties], n);
  });
}

/** Values below (or at, with `orEqual`) a value in a sorted list. */
function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle] ?? 0;
    if (at < value || (orEqual && at === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Step `percentRank`: place among the units of the base, as a share. Units outside the base get the number `outside`, are
 * `placed` where the base unit with the next smaller or same value stands, or are missing.
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
      if (typeof p.outside === 'string') reasons[row] = reasonCode('droppedByRule');
      else values[row] = p.outside;
    }
    const place = (row: number, rank: number, n: number): void => {
      const share = FORMULAS[p.formula](rank, n);
      values[row] = Number.isFinite(share) ? share : 0;
      reasons[row] = Number.isFinite(share) ? 0 : reasonCode('notApplicable');
    };
    for (const { all, base } of regionsOf(column, p, context)) {
      const n = base.values.length;
      ranks(base.values, p.ties).forEach((rank, i) => place(base.rows[i] ?? 0, rank, n));
      if (p.outside === 'placed') placeOutside(all, base, p.ties, place);
    }
    return { kind: 'number', values, reasons };
  },
});

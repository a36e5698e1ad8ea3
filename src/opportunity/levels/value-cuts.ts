import { z } from 'zod';
import { isMissing } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import { naturalBreaks } from '#core/stats/natural-breaks.ts';
import { type OnReach, quantile, weightedQuantiles } from '#core/stats/quantile.ts';
import type { Present } from '../columns.ts';
import { onReachField, weightsOf } from '../steps/base.ts';
import type { StepContext } from '../steps/step.ts';
import { defineLevelRule } from './rule.ts';

type Closed = 'left' | 'right';

const closed = z.enum(['left', 'right']);

/** Number of cuts below the value; a value equal to a cut belongs above it (closed left) or below it (closed right). */
function classOf(value: number, cuts: readonly number[], side: Closed): number {
  let index = 0;
  for (const cut of cuts) if (side === 'left' ? value >= cut : value > cut) index++;
  return index;
}

function shares(classCount: number): number[] {
  return Array.from({ length: classCount - 1 }, (_, k) => (k + 1) / classCount);
}

/**
 * Level rule `cuts`: fixed numbers between the classes, rising.
 *
 * @see docs/method/levels.md
 * @example cuts.name // => 'cuts'
 */
export const cuts = defineLevelRule({
  name: 'cuts',
  parameters: z.strictObject({
    at: z
      .array(z.number())
      .min(1)
      .refine(
        (at) => at.every((cut, i) => i === 0 || cut > (at[i - 1] ?? cut)),
        'must rise from each cut to the next',
      ),
    closed: closed.default('left'),
  }),
  assign({ values }, classCount, p: { at: readonly number[]; closed: Closed }) {
    if (p.at.length !== classCount - 1) {
      throw new Problem(
        'recipe-level-count',
        `has ${p.at.length} cuts, ${classCount} classes need ${classCount - 1}`,
        {
          exitCode: 3,
          remedy: 'give one cut fewer than there are classes',
        },
      );
    }
    return Uint32Array.from(values, (value) => classOf(value, p.at, p.closed));
  },
});

interface QuantileParameters {
  readonly weights?: string | undefined;
  readonly closed: Closed;
  readonly onReach: OnReach;
}

function quantileCuts(
  { rows, values }: Present,
  at: readonly number[],
  p: QuantileParameters,
  context: StepContext,
): number[] {
  if (p.weights === undefined) {
    const sorted = Float64Array.from(values).sort();
    return at.flatMap((share) => {
      const cut = quantile(sorted, share);
      return isMissing(cut) ? [] : [cut];
    });
  }
  const cuts = weightedQuantiles(values, weightsOf(p.weights, rows, context), at, p.onReach);
  if (Array.isArray(cuts)) return cuts;
  throw new Problem('recipe-no-weight', 'has no weight in a region, so its levels have no cuts', {
    columnName: p.weights,
    exitCode: 2,
    remedy: 'name a column of weights that are above 0 somewhere in each region',
  });
}

/**
 * Level rule `quantiles`: classes of equal size by type-7 quantiles, or of equal population with `weights`.
 *
 * @see docs/method/levels.md
 * @example quantiles.name // => 'quantiles'
 */
export const quantiles = defineLevelRule({
  name: 'quantiles',
  parameters: z.strictObject({
    weights: z.string().min(1).optional(),
    onReach: onReachField,
    closed: closed.default('right'),
  }),
  assign({ values }, classCount, p: QuantileParameters, context, base) {
    const at = quantileCuts(base, shares(classCount), p, context);
    return Uint32Array.from(values, (value) => classOf(value, at, p.closed));
  },
});

/**
 * Level rule `equalInterval`: classes of equal width between the smallest and the largest value.
 *
 * @see docs/method/levels.md
 * @example equalInterval.name // => 'equalInterval'
 */
export const equalInterval = defineLevelRule({
  name: 'equalInterval',
  parameters: z.strictObject({ closed: closed.default('right') }),
  assign({ values }, classCount, p: { closed: Closed }, _context, base) {
    const sorted = Float64Array.from(base.values).sort();
    const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
    const at = shares(classCount).map((share) => low + share * (high - low));
    return Uint32Array.from(values, (value) => classOf(value, at, p.closed));
  },
});

/**
 * Level rule `naturalBreaks`: the classes with the least spread inside them (Fisher–Jenks, exact).
 *
 * @see docs/method/levels.md
 * @example naturalBreaksRule.name // => 'naturalBreaks'
 */
export const naturalBreaksRule = defineLevelRule({
  name: 'naturalBreaks',
  parameters: z.strictObject({}),
  assign({ values }, classCount, _parameters, _context, base) {
    const at = naturalBreaks(Float64Array.from(base.values).sort(), classCount);
    return Uint32Array.from(values, (value) => classOf(value, at, 'right'));
  },
});

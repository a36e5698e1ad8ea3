import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { ranks, type Ties } from '#core/stats/ranks.ts';
import { roundNumber } from '#core/stats/round-number.ts';
import { defineLevelRule } from './rule.ts';

const parameters = z.strictObject({
  rounding: z.enum(['nearest', 'up', 'down', 'none']).default('nearest'),
  ties: z.enum(['min', 'average', 'max', 'first']).default('min'),
});

const ROUNDING = { nearest: 'half-up', up: 'up', down: 'down' } as const;

/**
 * Level rule `rankCuts`: class k of K ends at rank k·n/K, rounded to a whole rank as the recipe says.
 *
 * @see docs/method/levels.md
 * @example rankCuts.name // => 'rankCuts'
 */
export const rankCuts = defineLevelRule({
  name: 'rankCuts',
  parameters,
  assign(
    { values },
    classCount,
    { rounding, ties }: { rounding: keyof typeof ROUNDING | 'none'; ties: Ties },
    _context,
    base,
  ) {
    if (base.values.length !== values.length) {
      throw new Problem('recipe-level-base', 'cuts by rank, and a rank needs all rows', {
        exitCode: 3,
        remedy: 'leave "base" out, or take the rule quantiles',
      });
    }
    const ends = Array.from({ length: classCount }, (_, k) => {
      const end = ((k + 1) * values.length) / classCount;
      return rounding === 'none' ? end : roundNumber(end, 0, ROUNDING[rounding]);
    });
    return Uint32Array.from(ranks(values, ties), (rank) => ends.findIndex((end) => rank <= end));
  },
});

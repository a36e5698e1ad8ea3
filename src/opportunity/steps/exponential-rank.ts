import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { mapColumn } from '../columns.ts';
import { defineStep } from './step.ts';

function notAShare(value: number): Problem {
  return new Problem('recipe-not-a-share', 'is no share: this step takes numbers from 0 to 1', {
    value: String(value),
    exitCode: 2,
    remedy: 'put percentRank: { formula: rank/n } before it',
  });
}

/**
 * Step `exponentialRank`: −k·ln(1 − R·(1 − e^(−100/k))) of a share R, 0 … 100; stretches the top of a ranking.
 *
 * @see docs/method/exponential-rank.md
 * @example exponentialRank.name // => 'exponentialRank'
 */
export const exponentialRank = defineStep({
  name: 'exponentialRank',
  parameters: z.strictObject({ k: z.number().positive().default(23) }),
  run: (column, { k }: { k: number }) =>
    mapColumn(column, (share) => {
      if (share < 0 || share > 1) throw notAShare(share);
      return 0 - k * Math.log(1 - share * (1 - Math.exp(-100 / k)));
    }),
});

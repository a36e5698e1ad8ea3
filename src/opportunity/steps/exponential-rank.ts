import { z } from 'zod';
import { mapColumn } from '../columns.ts';
import { defineStep } from './step.ts';

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
    mapColumn(column, (share) => 0 - k * Math.log(1 - share * (1 - Math.exp(-100 / k)))),
});

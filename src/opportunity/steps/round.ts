import { z } from 'zod';
import { roundNumber, type Rounding } from '#core/stats/round-number.ts';
import { mapColumn } from '../columns.ts';
import { defineStep } from './step.ts';

const digits = z.int().min(0).max(12);
const rule = z.enum(['half-up', 'half-even', 'truncate', 'down', 'up']).default('half-up');

/**
 * Step `round`: to decimal digits; `round: 4` rounds half up, `round: {digits: 1, rule: truncate}` cuts off.
 *
 * @see docs/method/rounding.md
 * @example round.name // => 'round'
 */
export const round = defineStep({
  name: 'round',
  parameters: z.union([digits, z.strictObject({ digits, rule })]),
  run(column, p: number | { digits: number; rule: Rounding }) {
    const { digits: places, rule: rounding } =
      typeof p === 'number' ? { digits: p, rule: 'half-up' as const } : p;
    return mapColumn(column, (value) => roundNumber(value, places, rounding));
  },
});

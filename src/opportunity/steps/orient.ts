import { z } from 'zod';
import { mapColumn } from '../columns.ts';
import { defineStep } from './step.ts';

/**
 * Step `orient`: turns the sign of an indicator whose direction is lower-is-better, so that higher is better everywhere.
 *
 * @see docs/method/direction.md
 * @example orient.name // => 'orient'
 */
export const orient = defineStep({
  name: 'orient',
  parameters: z.strictObject({}),
  run: (column, _, context) =>
    context.direction === 'lower-is-better' ? mapColumn(column, (value) => 0 - value) : column,
});

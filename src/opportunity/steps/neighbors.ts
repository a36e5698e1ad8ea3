import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { mapColumn } from '../columns.ts';
import { defineStep } from './step.ts';

interface Parameters {
  readonly column: string;
  readonly key: string;
  readonly share: number;
}

/**
 * Step `neighbors`: 1 where at least `share` of the unit's neighbors have a value other than 0 (1 = all of them), else 0.
 *
 * @see docs/method/neighbors.md
 * @example neighbors.name // => 'neighbors'
 */
export const neighbors = defineStep({
  name: 'neighbors',
  parameters: z.strictObject({
    /** Text column with the keys of the neighbors, separated by blanks or semicolons. */
    column: z.string().min(1),
    key: z.string().min(1),
    share: z.number().min(0).max(1).default(1),
  }),
  run(column, p: Parameters, context) {
    const [lists, keys] = [context.column(p.column), context.column(p.key)];
    if (lists.kind !== 'text' || keys.kind !== 'text') {
      throw new Problem('recipe-number-column', 'holds numbers where ids are needed', {
        columnName: p.column,
        exitCode: 3,
        remedy: 'write ids as text, with their leading zeros',
      });
    }
    const rowByKey = new Map(keys.values.map((key, row) => [key, row]));
    return mapColumn(column, (_, row) => {
      const ids = (lists.values[row] ?? '').split(/[\s;]+/).filter((id) => rowByKey.has(id));
      const flagged = ids.filter((id) => column.values[rowByKey.get(id) ?? 0] !== 0).length;
      return ids.length > 0 && flagged >= p.share * ids.length ? 1 : 0;
    });
  },
});

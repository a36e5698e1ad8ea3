import { z } from 'zod';
import type { NumberColumn } from '#tables/table.ts';
import { presentValues, type Present } from '../columns.ts';
import { conditionSchema } from '../recipe/condition.ts';
import type { StepContext } from './step.ts';

/** Which units enter a mean or a rank, and within which regions it is taken. */
export const baseFields = {
  base: z.union([z.enum(['all', 'positive']), z.strictObject({ where: conditionSchema })]).default('all'),
  by: z.string().min(1).optional(),
};

export type BaseParameters = z.infer<z.ZodObject<typeof baseFields>>;

/** One reference region: the rows in it that have a value, and those of them that enter the statistic. */
export interface Region {
  /** 1 for every row of the region. */
  readonly mask: Uint8Array;
  readonly all: Present;
  readonly base: Present;
}

function baseMask(column: NumberColumn, base: BaseParameters['base'], context: StepContext): Uint8Array {
  if (base === 'positive') return Uint8Array.from(column.values, (value) => (value > 0 ? 1 : 0));
  if (base === 'all') return new Uint8Array(column.values.length).fill(1);
  return context.holds(base.where);
}

/** Key of each row's region; rows without `by` share one. */
function regionMasks(by: string | undefined, context: StepContext): Uint8Array[] {
  if (by === undefined) return [new Uint8Array(context.rowCount).fill(1)];
  const { values } = context.column(by);
  const masks = new Map<string, Uint8Array>();
  for (let row = 0; row < context.rowCount; row++) {
    const key = String(values[row]);
    const mask = masks.get(key) ?? new Uint8Array(context.rowCount);
    mask[row] = 1;
    masks.set(key, mask);
  }
  return [...masks.values()];
}

/**
 * The reference regions of a column: one, or one for every value of the `by` column.
 *
 * @example regionsOf({ kind: 'number', values: Float64Array.of(0, 3), reasons: Uint8Array.of(0, 0) }, { base: 'positive' }, { rowCount: 2 })[0].base.values.length // => 1
 */
export function regionsOf(column: NumberColumn, parameters: BaseParameters, context: StepContext): Region[] {
  const base = baseMask(column, parameters.base, context);
  return regionMasks(parameters.by, context).map((mask) => ({
    mask,
    all: presentValues(column, mask),
    base: presentValues(
      column,
      mask.map((inside, row) => (inside === 1 && base[row] === 1 ? 1 : 0)),
    ),
  }));
}

import { z } from 'zod';
import type { NumberColumn } from '#tables/table.ts';
import { Problem } from '#core/problem.ts';
import type { Present } from '../columns.ts';
import { conditionSchema } from '../recipe/condition.ts';
import type { StepContext } from './step.ts';

/** Which units enter a mean or a rank, and within which regions it is taken. */
export const baseFields = {
  base: z.union([z.enum(['all', 'positive']), z.strictObject({ where: conditionSchema })]).default('all'),
  by: z.string().min(1).optional(),
};

/** What stands for a weighted quantile when the weight up to a value is exactly the share. */
export const onReachField = z.enum(['value', 'mean']).default('value');

export type BaseParameters = z.infer<z.ZodObject<typeof baseFields>>;

/** One reference region: its rows, those of them that have a value, and those that enter the statistic. */
export interface Region {
  readonly rows: Uint32Array;
  readonly all: Present;
  readonly base: Present;
}

function baseMask(column: NumberColumn, base: BaseParameters['base'], context: StepContext): Uint8Array {
  if (base === 'positive') return Uint8Array.from(column.values, (value) => (value > 0 ? 1 : 0));
  if (base === 'all') return new Uint8Array(column.values.length).fill(1);
  return context.holds(base.where);
}

/** Name of each row's region; empty where there is none. */
function regionNames(by: string, context: StepContext): string[] {
  const column = context.column(by);
  if (column.kind === 'text') return column.values.map((name) => name.trim());
  return Array.from(column.values, (value, row) => (column.reasons[row] === 0 ? String(value) : ''));
}

/** Rows of each region; without `by` they share one. A row with a value must have a region. */
function regionRows(column: NumberColumn, by: string | undefined, context: StepContext): Uint32Array[] {
  if (by === undefined) return [Uint32Array.from({ length: context.rowCount }, (_, row) => row)];
  const lists = new Map<string, number[]>();
  regionNames(by, context).forEach((name, row) => {
    if (name === '' && column.reasons[row] === 0) {
      throw new Problem('recipe-region-missing', 'is empty, but the row has a value to place in its region', {
        ...context.placeOf(by, row),
        exitCode: 2,
        remedy: 'fill the cell, or set such rows aside with "only" or "population"',
      });
    }
    const rows = lists.get(name);
    if (rows === undefined) lists.set(name, [row]);
    else rows.push(row);
  });
  lists.delete('');
  return [...lists.values()].map((rows) => Uint32Array.from(rows));
}

function pick(column: NumberColumn, rows: Uint32Array): Present {
  return { rows, values: Float64Array.from(rows, (row) => column.values[row] ?? 0) };
}

/**
 * The reference regions of a column: one, or one for every value of the `by` column.
 *
 * @throws Problem 'recipe-region-missing' for a row that has a value and no region
 * @example regionsOf({ kind: 'number', values: Float64Array.of(0, 3), reasons: Uint8Array.of(0, 0) }, { base: 'positive' }, { rowCount: 2 })[0].base.values.length // => 1
 */
export function regionsOf(column: NumberColumn, parameters: BaseParameters, context: StepContext): Region[] {
  const mask = baseMask(column, parameters.base, context);
  return regionRows(column, parameters.by, context).map((rows) => {
    const present = rows.filter((row) => column.reasons[row] === 0);
    const all = pick(column, present);
    const isWhole = present.every((row) => mask[row] === 1);
    return {
      rows,
      all,
      base: isWhole
        ? all
        : pick(
            column,
            present.filter((row) => mask[row] === 1),
          ),
    };
  });
}

/**
 * Numbers of a column of weights on some rows; a missing weight counts as 0.
 *
 * @throws Problem 'recipe-negative-weight' at the cell of a weight below 0
 * @example [...weightsOf('w', [1], { numbers: () => ({ values: [5, 7] }) })] // => [7]
 */
export function weightsOf(name: string, rows: Uint32Array, context: StepContext): Float64Array {
  const { values } = context.numbers(name);
  return Float64Array.from(rows, (row) => {
    const weight = values[row] ?? 0;
    if (weight >= 0) return weight;
    throw new Problem('recipe-negative-weight', 'is below 0, and people or homes are counted from 0 up', {
      ...context.placeOf(name, row),
      value: String(weight),
      exitCode: 2,
      remedy: 'mend the cell, or list the number under missingValues when it stands for "no value"',
    });
  });
}

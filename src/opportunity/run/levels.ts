import type { NumberColumn } from '#tables/table.ts';
import type { Present } from '../columns.ts';
import { LEVEL_RULES } from '../levels/registry.ts';
import type { Levels } from '../recipe/schema.ts';
import { regionsOf } from '../steps/base.ts';
import type { StepContext } from '../steps/step.ts';

/** One class of a level: its printed smallest and largest value, never a rounded cut. */
export interface LevelClass {
  readonly id: string;
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

/** A level as it was assigned. */
export interface LevelRun {
  readonly id: string;
  readonly of: string;
  /** Class of each row; null (or the id of `notEnoughData`) where there is no value. */
  readonly assigned: readonly (string | null)[];
  /** Classes in the order of the recipe. */
  readonly classes: readonly LevelClass[];
}

/**
 * Ids of the classes, in the order of the recipe.
 *
 * @example classIds({ classes: 3 }) // => ['1', '2', '3']
 */
export function classIds({ classes }: Pick<Levels, 'classes'>): string[] {
  if (typeof classes === 'number') return Array.from({ length: classes }, (_, i) => String(i + 1));
  return classes.map(({ id }) => id);
}

function rangeOf(id: string, assigned: readonly (string | null)[], values: Float64Array): LevelClass {
  let [min, max, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  assigned.forEach((level, row) => {
    if (level !== id) return;
    const value = values[row] ?? 0;
    [min, max, count] = [Math.min(min, value), Math.max(max, value), count + 1];
  });
  return { id, min, max, count };
}

function negated({ rows, values }: Present): Present {
  return { rows, values: values.map((value) => 0 - value) };
}

/**
 * Classes of a column of values by the rule of the recipe, within each region when the recipe names some.
 *
 * @example typeof assignLevels // => 'function'
 */
export function assignLevels(levels: Levels, column: NumberColumn, context: StepContext): LevelRun {
  const rule = LEVEL_RULES.find(({ name }) => name === levels.rule.name);
  if (rule === undefined) throw new Error(`no level rule ${levels.rule.name}`);
  const ids = classIds(levels);
  const turn = levels.order === 'falling' ? negated : (present: Present) => present;
  const assigned: (string | null)[] = Array<string | null>(context.rowCount).fill(
    levels.notEnoughData?.id ?? null,
  );
  for (const { all, base } of regionsOf(column, levels, context)) {
    if (all.rows.length === 0) continue;
    const { parameters } = levels.rule;
    const classes = rule.assign(turn(all), ids.length, parameters, context, turn(base));
    all.rows.forEach((row, i) => (assigned[row] = ids[classes[i] ?? 0] ?? null));
  }
  return {
    id: levels.id,
    of: levels.of,
    assigned,
    classes: ids.map((id) => rangeOf(id, assigned, column.values)).filter(({ count }) => count > 0),
  };
}

import { MISSING_REASONS } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import type { Column, NumberColumn, Table } from '#tables/table.ts';
import type { Recipe } from '../recipe/compile.ts';
import { suggest } from '#core/nearest-name.ts';
import type { Comparison } from '../recipe/schema.ts';
import { runContext } from './context.ts';
import type { LevelRun } from './levels.ts';
import type { RecipeRun } from './run-recipe.ts';

/** A row whose computed and published value differ. */
export interface Difference {
  readonly row: number;
  readonly key: string;
  readonly ours: string;
  readonly published: string;
  /** Distance of the numbers; Infinity when one is missing or they are words. */
  readonly distance: number;
}

/** How one output of a run agrees with one published column. */
export interface ComparisonResult {
  readonly output: string;
  readonly column: string;
  readonly matched: number;
  readonly rows: number;
  /** Fewest matching rows that the recipe accepts. */
  readonly atLeast: number;
  readonly met: boolean;
  readonly tolerance: number;
  /** Largest distance between two numbers, matched or not. */
  readonly largest: number;
  readonly worst: readonly Difference[];
  readonly note?: string;
}

const WORST = 10;

function showCell(column: NumberColumn, row: number): string {
  const reason = MISSING_REASONS[(column.reasons[row] ?? 0) - 1];
  return reason === undefined ? String(column.values[row]) : `missing (${reason})`;
}

/** Texts that stand for "no value" in a published column. */
function isEmpty(text: string, sentinels: readonly (number | string)[]): boolean {
  return text === '' || text === 'NA' || sentinels.some((sentinel) => String(sentinel) === text);
}

function publishedText(column: Column, row: number, sentinels: readonly (number | string)[]): string {
  if (column.kind === 'number' && column.reasons[row] !== 0) return '';
  const text = String(column.values[row]);
  return isEmpty(text, sentinels) ? '' : text;
}

type Pair = Omit<Difference, 'row' | 'key'> & { readonly same: boolean };

function compareLevel(level: LevelRun, published: Column, row: number, c: Comparison): Pair {
  const ours = level.assigned[row] ?? '';
  const theirs = publishedText(published, row, c.missingValues ?? []);
  return {
    ours,
    published: theirs,
    distance: ours === theirs ? 0 : Number.POSITIVE_INFINITY,
    same: ours === theirs,
  };
}

function compareNumbers(value: NumberColumn, published: NumberColumn, row: number, c: Comparison): Pair {
  const sentinels = c.missingValues ?? [];
  const theirsMissing = published.reasons[row] !== 0 || sentinels.includes(published.values[row] ?? 0);
  const oursMissing = value.reasons[row] !== 0;
  const shown = { ours: showCell(value, row), published: publishedText(published, row, sentinels) };
  if (theirsMissing || oursMissing) {
    const same = theirsMissing && oursMissing;
    return { ...shown, distance: same ? 0 : Number.POSITIVE_INFINITY, same };
  }
  const distance = Math.abs((value.values[row] ?? 0) - (published.values[row] ?? 0));
  return { ...shown, distance, same: distance <= c.tolerance };
}

function stageColumn(run: RecipeRun, output: string): NumberColumn | undefined {
  const [id, step] = output.split('@');
  if (step === undefined) return run.values.get(output);
  return run.stages.findLast((stage) => stage.id === id && stage.step === step)?.column;
}

function pairAt(run: RecipeRun, c: Comparison, published: Column): (row: number) => Pair {
  const level = run.levels.get(c.output);
  if (level !== undefined) return (row) => compareLevel(level, published, row, c);
  const value = stageColumn(run, c.output);
  if (value === undefined) {
    throw new Problem('recipe-unknown-output', 'is no output of this recipe', {
      value: c.output,
      exitCode: 3,
      remedy: suggest(c.output, [...run.values.keys(), ...run.levels.keys()]),
    });
  }
  if (published.kind === 'text') {
    throw new Problem('recipe-text-column', 'holds texts, the output holds numbers', {
      columnName: c.column,
      exitCode: 3,
      remedy: 'compare a level with a column of words, and a value with a column of numbers',
    });
  }
  return (row) => compareNumbers(value, published, row, c);
}

function summarize(pairs: readonly (Pair & { row: number; key: string })[], c: Comparison): ComparisonResult {
  const matched = pairs.filter(({ same }) => same).length;
  const finite = pairs.map(({ distance }) => distance).filter((distance) => Number.isFinite(distance));
  const worst = pairs
    .filter(({ same }) => !same)
    .sort((a, b) => (a.distance === b.distance ? a.row - b.row : b.distance - a.distance))
    .slice(0, WORST)
    .map(({ row, key, ours, published, distance }) => ({ row, key, ours, published, distance }));
  const atLeast = c.atLeast ?? pairs.length;
  return {
    output: c.output,
    column: c.column,
    matched,
    rows: pairs.length,
    atLeast,
    met: matched >= atLeast && pairs.length > 0 && (c.of === undefined || c.of === pairs.length),
    tolerance: c.tolerance,
    largest: finite.reduce((most, distance) => Math.max(most, distance), 0),
    worst,
    ...(c.note === undefined ? {} : { note: c.note }),
  };
}

/** `*` stands for every indicator, `{id}` in the column for its id. */
function spread(recipe: Recipe, c: Comparison): Comparison[] {
  if (!c.output.startsWith('*')) return [c];
  return recipe.indicators.map(({ id }) => ({
    ...c,
    output: c.output.replace('*', id),
    column: c.column.replaceAll('{id}', id),
  }));
}

/**
 * Rows of a run that agree with published columns.
 *
 * @param table the table of the run, with the published columns
 * @param comparisons default: those of the recipe
 * @throws Problem for an unknown output or column
 * @see docs/method/recipe.md
 */
export function compareRun(
  run: RecipeRun,
  table: Table,
  comparisons: readonly Comparison[] = run.recipe.compare,
): ComparisonResult[] {
  const context = runContext(table, run.values, []);
  const keys = run.recipe.key === undefined ? undefined : context.column(run.recipe.key);
  return comparisons
    .flatMap((c) => spread(run.recipe, c))
    .map((c) => {
      const pair = pairAt(run, c, context.column(c.column));
      const inside = c.where === undefined ? undefined : context.holds(c.where);
      const pairs = Array.from({ length: run.rowCount }, (_, row) => row)
        .filter((row) => inside === undefined || inside[row] === 1)
        .map((row) => ({ row, key: String(keys?.values[row] ?? row + 1), ...pair(row) }));
      return summarize(pairs, c);
    });
}

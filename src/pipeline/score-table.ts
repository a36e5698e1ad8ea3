import { suggest } from '#core/nearest-name.ts';
import { formatProblem, Problem, Problems, type Severity } from '#core/problem.ts';
import { compareRun, type ComparisonResult } from '#opportunity/run/compare.ts';
import { lossProblems, requireScore } from '#opportunity/run/lost-values.ts';
import type { Recipe } from '#opportunity/recipe/compile.ts';
import { type RecipeRun, runRecipe } from '#opportunity/run/run-recipe.ts';
import type { Table } from '#tables/table.ts';
import type { Effects } from './effects.ts';
import { readAnyTable } from './read-any-table.ts';
import { readRecipe } from './reproduce.ts';

/** A recipe run over somebody's own table. */
export interface ScoredTable {
  readonly run: RecipeRun;
  readonly table: Table;
  readonly keys: readonly string[];
}

/** Rows without a key, and rows whose key stands in an earlier row too. */
function keyProblems(table: Table, key: string, keys: readonly string[], severity: Severity): Problem[] {
  const firstRow = new Map<string, number>();
  return keys.flatMap((name, row): Problem[] => {
    const earlier = firstRow.get(name);
    if (earlier === undefined) firstRow.set(name, row);
    const lineOf = (at: number): number => table.lines?.[at] ?? at + 2;
    const place = { file: table.name, line: lineOf(row), columnName: key, value: name, severity };
    const remedy = 'give each row its own key, or name another column with --key';
    const done = severity === 'warn' ? { done: 'kept, each row by itself' } : {};
    if (name.trim() === '') return [new Problem('key-empty', 'has no key', { ...place, remedy, ...done })];
    if (earlier === undefined) return [];
    return [new Problem('key-twice', `stands on line ${lineOf(earlier)} too`, { ...place, remedy, ...done })];
  });
}

/** Key of every row: the key column, or the row numbers. A repeated key stops when the user named the column. */
function keysOf(table: Table, key: string | undefined, isNamed: boolean, effects: Effects): string[] {
  if (key === undefined) return Array.from({ length: table.rowCount }, (_, row) => String(row + 1));
  const column = table.columns.get(key);
  if (column === undefined) {
    throw new Problem('key-missing', 'is no column of the table', {
      file: table.name,
      line: 1,
      columnName: key,
      exitCode: 3,
      remedy: `name one with --key; ${suggest(key, [...table.columns.keys()])}`,
    });
  }
  const keys = Array.from(column.values, String);
  const problems = keyProblems(table, key, keys, isNamed ? 'stop' : 'warn');
  if (isNamed && problems.length > 0) throw new Problems(problems);
  for (const problem of problems.slice(0, 5)) effects.log.warn(formatProblem(problem));
  if (problems.length > 5) effects.log.warn(`${problems.length} rows without a key of their own, 5 shown`);
  return keys;
}

/** A recipe and the table it is to be run over. */
export interface Scoring {
  readonly recipe: Recipe;
  readonly table: Table;
  /** Whether the user named the key column. */
  readonly isKeyNamed: boolean;
}

/** Reads a recipe and a table. */
export async function readScoring(
  effects: Effects,
  recipePath: string,
  tablePath: string | undefined,
  key: string | undefined,
): Promise<Scoring> {
  const read = await readRecipe(effects, recipePath);
  const recipe: Recipe = key === undefined ? read : { ...read, key };
  const path = tablePath ?? recipe.table;
  if (path === undefined) {
    throw new Problem('table-missing', 'names no table', {
      file: recipePath,
      exitCode: 3,
      remedy: 'give --table FILE.csv',
    });
  }
  const table = await readAnyTable(effects, path, recipe.key);
  return { recipe, table, isKeyNamed: key !== undefined };
}

/** Runs a recipe over its table; tells which steps take no number from some rows, refuses a run without any score. */
export function runScoring({ recipe, table, isKeyNamed }: Scoring, effects: Effects): ScoredTable {
  const keys = keysOf(table, recipe.key, isKeyNamed, effects);
  const run = runRecipe(recipe, table);
  for (const problem of lossProblems(run, keys)) effects.log.warn(formatProblem(problem));
  requireScore(run);
  return { run, table, keys };
}

/** Reads a recipe and a table and runs the one over the other. */
export async function scoreTable(
  effects: Effects,
  recipePath: string,
  tablePath: string | undefined,
  key: string | undefined,
): Promise<ScoredTable> {
  return runScoring(await readScoring(effects, recipePath, tablePath, key), effects);
}

/** Comparisons asked for as OUTPUT=COLUMN; without any, those of the recipe whose columns the table has. */
export function compareScored(
  { run, table }: ScoredTable,
  pairs: readonly string[],
  tolerance: number,
): ComparisonResult[] {
  if (pairs.length === 0) return [];
  return compareRun(
    run,
    table,
    pairs.map((pair) => {
      const [output = '', ...column] = pair.split('=');
      if (output !== '' && column.join('') !== '') return { output, column: column.join('='), tolerance };
      throw new Problem('option-compare', 'names no output and column', {
        columnName: '--compare',
        value: pair,
        exitCode: 3,
        remedy: 'write OUTPUT=COLUMN, such as --compare index=PublishedIndex',
      });
    }),
  );
}

/** Row of a key. */
export function rowOf({ keys, table }: ScoredTable, key: string): number {
  const row = keys.indexOf(key);
  if (row >= 0) return row;
  throw new Problem('unit-unknown', 'is in no row of the table', {
    file: table.name,
    value: key,
    exitCode: 3,
    remedy: `give the key as the table writes it; ${suggest(key, keys)}`,
  });
}

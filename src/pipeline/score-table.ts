import { Problem } from '#core/problem.ts';
import { compareRun, type ComparisonResult } from '#opportunity/run/compare.ts';
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

/** Key of every row: the key column, or the row numbers. A repeated key stops when the user named the column. */
function keysOf(table: Table, key: string | undefined, mustBeUnique: boolean): string[] {
  const column = key === undefined ? undefined : table.columns.get(key);
  if (key !== undefined && column === undefined) {
    throw new Problem('key-missing', 'is no column of the table', {
      file: table.name,
      columnName: key,
      exitCode: 3,
      remedy: `name one with --key; there are ${[...table.columns.keys()].slice(0, 20).join(', ')}`,
    });
  }
  const keys = Array.from({ length: table.rowCount }, (_, row) => String(column?.values[row] ?? row + 1));
  const twice = mustBeUnique ? keys.findIndex((name, row) => keys.indexOf(name) !== row) : -1;
  if (twice >= 0 && table.rowCount < 20_000) {
    throw new Problem('key-twice', 'stands in two rows', {
      file: table.name,
      line: twice + 2,
      columnName: key ?? '',
      value: keys[twice] ?? '',
      remedy: 'give each row its own key, or name another column with --key',
    });
  }
  return keys;
}

/** Reads a recipe and a table and runs the one over the other. */
export async function scoreTable(
  effects: Effects,
  recipePath: string,
  tablePath: string | undefined,
  key: string | undefined,
): Promise<ScoredTable> {
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
  return { run: runRecipe(recipe, table), table, keys: keysOf(table, recipe.key, key !== undefined) };
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
      return { output, column: column.join('='), tolerance };
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
    remedy: 'give the key as the table writes it',
  });
}

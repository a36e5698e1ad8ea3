import type { ComparisonResult } from '#opportunity/run/compare.ts';
import { compareRun } from '#opportunity/run/compare.ts';
import { Problem } from '#core/problem.ts';
import { compileRecipe, type Recipe } from '#opportunity/recipe/compile.ts';
import { suggest } from '#core/nearest-name.ts';
import { runRecipe } from '#opportunity/run/run-recipe.ts';
import type { Effects } from './effects.ts';
import { readAnyTable } from './read-any-table.ts';

/** A recipe compared with the published columns of its table. */
export interface Reproduction {
  readonly case: string;
  readonly file: string;
  readonly met: boolean;
  readonly rows: number;
  readonly comparisons: readonly ComparisonResult[];
}

/** Reads and checks a recipe file. */
export async function readRecipe(effects: Effects, path: string): Promise<Recipe> {
  return compileRecipe(await effects.files.readText(path), path);
}

async function recipeFiles(effects: Effects): Promise<string[]> {
  const places = await effects.files.list('places');
  const folders = ['recipes', ...places.map(({ name }) => `places/${name}/recipes`)];
  const lists = await Promise.all(
    folders.map(async (folder) => (await effects.files.list(folder)).map(({ name }) => `${folder}/${name}`)),
  );
  return lists.flat().filter((path) => path.endsWith('.yaml'));
}

/** Every recipe of the project that says with which published columns it is to be compared. */
export async function listCases(effects: Effects): Promise<Recipe[]> {
  const recipes = await Promise.all((await recipeFiles(effects)).map((path) => readRecipe(effects, path)));
  return recipes
    .filter(({ compare, table }) => compare.length > 0 && table !== undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Runs one recipe over its committed table and compares it with the published columns. */
export async function reproduceCase(effects: Effects, recipe: Recipe): Promise<Reproduction> {
  const table = await readAnyTable(effects, recipe.table ?? [], recipe.key);
  const comparisons = compareRun(runRecipe(recipe, table), table);
  return {
    case: recipe.id,
    file: recipe.file,
    met: comparisons.every(({ met }) => met),
    rows: table.rowCount,
    comparisons,
  };
}

/**
 * Reproduces published indices.
 *
 * @param names cases to run; none means all
 * @throws Problem 'case-unknown' naming those there are
 */
export async function reproduce(effects: Effects, names: readonly string[]): Promise<Reproduction[]> {
  const recipes = await listCases(effects);
  const known = recipes.map(({ id }) => id);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Problem('case-unknown', 'is no case', {
      value: unknown,
      exitCode: 3,
      remedy: suggest(unknown, known),
    });
  }
  const chosen = recipes.filter(({ id }) => names.length === 0 || names.includes(id));
  const results: Reproduction[] = [];
  for (const recipe of chosen) results.push(await reproduceCase(effects, recipe));
  return results;
}

import type { ComparisonResult } from '#opportunity/run/compare.ts';
import { compareRun } from '#opportunity/run/compare.ts';
import { Problem } from '#core/problem.ts';
import { compileRecipe, type Recipe } from '#opportunity/recipe/compile.ts';
import { suggest } from '#core/nearest-name.ts';
import { runRecipe } from '#opportunity/run/run-recipe.ts';
import type { Effects } from './effects.ts';
import {
  compareSegregation,
  compileSegregationCase,
  SEGREGATION_FORMAT,
  type SegregationCase,
} from './segregation-case.ts';
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

/** A published index or set of segregation measures that can be computed again. */
export type Case = Recipe | SegregationCase;

async function readCase(effects: Effects, path: string): Promise<Case> {
  const text = await effects.files.readText(path);
  return text.includes(`\nformat: ${SEGREGATION_FORMAT}\n`)
    ? compileSegregationCase(text, path)
    : compileRecipe(text, path);
}

/** Every file of the project that says with which published values it is to be compared. */
export async function listCases(effects: Effects): Promise<Case[]> {
  const cases = await Promise.all((await recipeFiles(effects)).map((path) => readCase(effects, path)));
  return cases
    .filter(({ compare, table }) => compare.length > 0 && table !== undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Computes one case over its committed table and compares it with what was published. */
export async function reproduceCase(effects: Effects, one: Case): Promise<Reproduction> {
  const isIndex = 'indicators' in one;
  const table = await readAnyTable(effects, one.table ?? [], isIndex ? one.key : undefined);
  const comparisons = isIndex ? compareRun(runRecipe(one, table), table) : compareSegregation(one, table);
  return {
    case: one.id,
    file: one.file,
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

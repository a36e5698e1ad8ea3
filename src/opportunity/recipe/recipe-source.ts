import type { Recipe } from './compile.ts';
import type { Named } from './named-choice.ts';

/** Plain data that a recipe file is written from. */
export type RecipeSource = Readonly<Record<string, unknown>>;

/** A word alone, or with its parameters. */
function wordOf({ name, parameters }: Named): unknown {
  const isPlain =
    typeof parameters !== 'object' || parameters === null || Object.keys(parameters).length === 0;
  return isPlain ? name : { [name]: parameters };
}

/** A part of weight 1 by its id alone, as a person would write it. */
function partSource(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || !('part' in part) || !('weight' in part)) return part;
  return part.weight === 1 && !('sign' in part) ? part.part : part;
}

function stepsSource(steps: readonly Named[] | undefined): object {
  return steps === undefined ? {} : { steps: steps.map(wordOf) };
}

/**
 * A compiled recipe as the data of a recipe file: compiled again, it is the same recipe.
 *
 * What the compiler added (file name, order, places) is left out, and so are empty lists.
 *
 * @see docs/method/recipe.md
 * @example recipeSource({ indicatorSteps: [{ name: 'zScore', parameters: {} }], indicators: [], groups: [], levels: [] }).indicatorSteps // => ['zScore']
 */
export function recipeSource(recipe: Recipe): RecipeSource {
  const { file, order, places, indicatorSteps, indicators, groups, levels, ...rest } = recipe;
  void [file, order, places];
  const source = {
    ...rest,
    indicatorSteps: indicatorSteps.map(wordOf),
    indicators: indicators.map((one) => ({ ...one, ...stepsSource(one.steps) })),
    groups: groups.map((group) => ({
      ...group,
      ...(Array.isArray(group.of) ? { of: group.of.map(partSource) } : {}),
      ...(group.aggregate === undefined ? {} : { aggregate: wordOf(group.aggregate) }),
      ...stepsSource(group.steps),
    })),
    levels: levels.map((level) => ({ ...level, rule: wordOf(level.rule) })),
  };
  return Object.fromEntries(
    Object.entries(source).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

import type { Table } from '#tables/table.ts';
import type { Recipe } from './recipe/compile.ts';
import type { Named } from './recipe/named-choice.ts';
import { type RecipeRun, runRecipe } from './run/run-recipe.ts';

/** One other way to compute the same index. */
export interface Alternative {
  readonly name: string;
  readonly normalize?: Named;
  readonly aggregate?: string;
}

/** What the other way changes. */
export interface AlternativeResult {
  readonly name: string;
  /** Rows whose first level differs. */
  readonly changed: number;
  readonly levelled: number;
}

const NORMALIZERS: ReadonlySet<string> = new Set([
  'zScore',
  'minMax',
  'percentRank',
  'rank',
  'goalposts',
  'shareOfMax',
]);

/** Every other normalization; geometric means need values above 0, so they come with 1 … 100. */
export const ALTERNATIVES: readonly Alternative[] = [
  { name: 'z-scores', normalize: { name: 'zScore', parameters: { base: 'all', sd: 'sample' } } },
  { name: 'min-max', normalize: { name: 'minMax', parameters: { base: 'all', to: [0, 1] } } },
  {
    name: 'percentile ranks',
    normalize: {
      name: 'percentRank',
      parameters: { base: 'all', formula: '(rank-1)/(n-1)', ties: 'average', outside: 'missing' },
    },
  },
  {
    name: 'min-max 1 to 100, geometric means',
    normalize: { name: 'minMax', parameters: { base: 'all', to: [1, 100] } },
    aggregate: 'geometric',
  },
];

/**
 * The recipe computed in another way: its normalizing steps, or its means, replaced.
 *
 * @example withAlternative({ indicatorSteps: [{ name: 'zScore' }], indicators: [], groups: [] }, { name: 'ranks', normalize: { name: 'rank' } }).indicatorSteps // => [{ name: 'rank' }]
 */
export function withAlternative(recipe: Recipe, { normalize, aggregate }: Alternative): Recipe {
  const steps = (list: readonly Named[]): Named[] =>
    list.map((step) => (normalize !== undefined && NORMALIZERS.has(step.name) ? normalize : step));
  return {
    ...recipe,
    indicatorSteps: steps(recipe.indicatorSteps),
    indicators: recipe.indicators.map((indicator) =>
      indicator.steps === undefined ? indicator : { ...indicator, steps: steps(indicator.steps) },
    ),
    groups: recipe.groups.map((group) =>
      aggregate !== undefined && group.aggregate?.name === 'mean'
        ? { ...group, aggregate: { name: aggregate, parameters: {} } }
        : group,
    ),
  };
}

/**
 * A recipe with levels to follow: its own, or quintiles of its score.
 *
 * @example withLevels({ levels: [], order: ['index'] }).levels[0].of // => 'index'
 */
export function withLevels(recipe: Recipe): Recipe {
  if (recipe.levels.length > 0) return recipe;
  const rule = { name: 'rankCuts', parameters: { rounding: 'nearest', ties: 'min' } };
  const of = recipe.score ?? recipe.order.at(-1) ?? '';
  return { ...recipe, levels: [{ id: 'quintile', of, rule, order: 'rising', classes: 5, base: 'all' }] };
}

/**
 * Runs the recipe with other normalizations and aggregations and counts the levels that change.
 *
 * @param run the run with the recipe as it is
 * @see docs/method/sensitivity.md
 */
export function compareAlternatives(
  run: RecipeRun,
  table: Table,
  alternatives = ALTERNATIVES,
): AlternativeResult[] {
  const recipe = withLevels(run.recipe);
  const before = (run.level ?? runRecipe(recipe, table).level)?.assigned ?? [];
  return alternatives.map((alternative) => {
    const after = runRecipe(withAlternative(recipe, alternative), table).level?.assigned ?? [];
    const changed = before.filter((level, row) => level !== (after[row] ?? null)).length;
    return { name: alternative.name, changed, levelled: after.filter((level) => level !== null).length };
  });
}

import { Problem } from '#core/problem.ts';
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
  /** Rows whose first level differs; null where the recipe cannot be computed in this way. */
  readonly changed: number | null;
  /** Rows that get a level in this way. */
  readonly levelled: number;
  /** Why the recipe cannot be computed in this way. */
  readonly why?: string;
}

const NORMALIZERS: ReadonlySet<string> = new Set([
  'zScore',
  'minMax',
  'percentRank',
  'rank',
  'goalposts',
  'shareOfMax',
]);

/** Whether a normalizing step gives large values small numbers; what stands for it must do so too. */
function turnsAround({ parameters: given }: Named): boolean {
  if (typeof given !== 'object' || given === null) return false;
  const goesDown = (low: unknown, high: unknown): boolean =>
    typeof low === 'number' && typeof high === 'number' && low > high;
  if ('formula' in given && given.formula === '(n-rank+1)/n') return true;
  if ('order' in given && given.order === 'falling') return true;
  if ('to' in given && Array.isArray(given.to)) return goesDown(given.to[0], given.to[1]);
  return 'min' in given && 'max' in given && goesDown(given.min, given.max);
}

const TURN: Named = { name: 'multiply', parameters: -1 };

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
    list.flatMap((step) => {
      if (normalize === undefined || !NORMALIZERS.has(step.name)) return [step];
      return turnsAround(step) ? [TURN, normalize] : [normalize];
    });
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

/** Why another way replaces nothing in a recipe; undefined when it does. */
function replacesNothing(recipe: Recipe, { aggregate }: Alternative): string | undefined {
  const isNormalized = recipe.indicators.some(({ steps }) =>
    (steps ?? recipe.indicatorSteps).some(({ name }) => NORMALIZERS.has(name)),
  );
  if (!isNormalized) return 'no indicator of the recipe has a step that it could stand for';
  const isMean = recipe.groups.some((group) => group.aggregate?.name === 'mean');
  return aggregate === undefined || isMean ? undefined : 'no group of the recipe is a mean';
}

/**
 * The run of a recipe in another way, or a sentence on why there is none: the way replaces nothing in the recipe, or
 * a later step cannot take its numbers.
 *
 * @param recipe with the levels that are followed
 * @see docs/method/sensitivity.md
 * @example tryAlternative({ indicatorSteps: [], indicators: [], groups: [] }, { name: 't', rowCount: 0, columns: new Map() }, { name: 'ranks' }) // => 'no indicator of the recipe has a step that it could stand for'
 */
export function tryAlternative(recipe: Recipe, table: Table, alternative: Alternative): RecipeRun | string {
  const nothing = replacesNothing(recipe, alternative);
  if (nothing !== undefined) return nothing;
  try {
    return runRecipe(withAlternative(recipe, alternative), table);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `${error.details.columnName ?? recipe.id}: ${error.message}`;
  }
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
  const none = recipe.levels[0]?.notEnoughData?.id;
  return alternatives.map((alternative) => {
    const other = tryAlternative(recipe, table, alternative);
    if (typeof other === 'string') return { name: alternative.name, changed: null, levelled: 0, why: other };
    const after = other.level?.assigned ?? [];
    const changed = before.filter((level, row) => level !== (after[row] ?? null)).length;
    const levelled = after.filter((level) => level !== null && level !== none).length;
    return { name: alternative.name, changed, levelled };
  });
}

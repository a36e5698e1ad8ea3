import { Problem } from '#core/problem.ts';
import { ALTERNATIVES, withAlternative } from '../alternatives.ts';
import type { Recipe } from '../recipe/compile.ts';
import { partsOf } from '../recipe/check.ts';
import type { Group, Levels } from '../recipe/schema.ts';
import type { LevelChoice, MissingChoice, Scale, Scenario } from './scenario.ts';

/** Column of the scored table that holds the people of each tract, for levels of equal population. */
export const PEOPLE_COLUMN = 'people';

const SCALE_NAMES: Readonly<Record<Exclude<Scale, 'edition'>, string>> = {
  zScore: 'z-scores',
  minMax: 'min-max',
  percentRank: 'percentile ranks',
};

const MISSING_RULES: Readonly<Record<Exclude<MissingChoice, 'edition'>, Group['missing']>> = {
  any: 'skip',
  half: { minimumShare: 0.5, denominator: 'available' },
  threeQuarters: { minimumShare: 0.75, denominator: 'available' },
  all: 'strict',
};

const LEVEL_RULES: Readonly<Record<Exclude<LevelChoice, 'edition'>, Levels['rule']>> = {
  tracts: { name: 'rankCuts', parameters: { rounding: 'nearest', ties: 'min' } },
  people: { name: 'quantiles', parameters: { weights: PEOPLE_COLUMN, closed: 'right' } },
  width: { name: 'equalInterval', parameters: { closed: 'right' } },
  natural: { name: 'naturalBreaks', parameters: {} },
};

/**
 * Weight of each indicator in the group that it is a part of.
 *
 * @example editionWeights({ indicators: [{ id: 'a' }], groups: [{ id: 'g', of: [{ part: 'a', weight: 2 }] }] }) // => { a: 2 }
 */
export function editionWeights(recipe: Pick<Recipe, 'indicators' | 'groups'>): Record<string, number> {
  const ids = new Set(recipe.indicators.map(({ id }) => id));
  const parts = recipe.groups.flatMap(partsOf).filter(({ part }) => ids.has(part));
  return Object.fromEntries(parts.map(({ part, weight }) => [part, weight]));
}

/** A group with the scenario's weights, without the parts that are left out. */
function reweigh(group: Group, weights: Scenario['weights'], gone: ReadonlySet<string>): Group {
  if (group.of === undefined) return group;
  const isChanged = partsOf(group).some(({ part }) => gone.has(part) || part in weights);
  if (!isChanged) return group;
  const of = partsOf(group)
    .filter(({ part }) => !gone.has(part))
    .map(({ part, weight, sign }) => ({
      part,
      weight: weights[part] ?? weight,
      ...(sign === -1 ? { sign } : {}),
    }));
  // A group named by one text takes its part as it is; with a list it needs to say how parts become one.
  return { ...group, of, ...(group.aggregate === undefined ? { aggregate: MEAN } : {}) };
}

const MEAN = { name: 'mean', parameters: {} };

/** Indicators of weight 0, and groups of which nothing is left. */
function leftOut(recipe: Recipe, weights: Scenario['weights']): ReadonlySet<string> {
  const gone = new Set(Object.keys(weights).filter((id) => weights[id] === 0));
  for (const id of recipe.order) {
    const group = recipe.groups.find((one) => one.id === id);
    const parts = group?.of === undefined ? [] : partsOf(group);
    if (parts.length > 0 && parts.every(({ part }) => gone.has(part))) gone.add(id);
  }
  return gone;
}

function withWeights(recipe: Recipe, weights: Scenario['weights']): Recipe {
  const gone = leftOut(recipe, weights);
  const score = recipe.score ?? recipe.order.at(-1) ?? '';
  if (gone.has(score)) {
    throw new Problem('scenario-empty', 'leaves out every indicator', {
      exitCode: 3,
      remedy: 'keep at least one indicator',
    });
  }
  const groups = recipe.groups
    .filter(({ id }) => !gone.has(id))
    .map((group) => reweigh(group, weights, gone));
  return {
    ...recipe,
    indicators: recipe.indicators.filter(({ id }) => !gone.has(id)),
    groups,
    order: recipe.order.filter((id) => !gone.has(id)),
  };
}

function withMissing(recipe: Recipe, choice: MissingChoice): Recipe {
  if (choice === 'edition') return recipe;
  const missing = MISSING_RULES[choice];
  return {
    ...recipe,
    groups: recipe.groups.map((group) => (group.of === undefined ? group : { ...group, missing })),
  };
}

function withLevels(recipe: Recipe, choice: LevelChoice): Recipe {
  if (choice === 'edition') return recipe;
  const rule = LEVEL_RULES[choice];
  return { ...recipe, levels: recipe.levels.map((level, i) => (i === 0 ? { ...level, rule } : level)) };
}

function withScale(recipe: Recipe, scale: Scale): Recipe {
  const alternative = ALTERNATIVES.find(({ name }) => scale !== 'edition' && name === SCALE_NAMES[scale]);
  return alternative === undefined ? recipe : withAlternative(recipe, alternative);
}

/**
 * The edition's recipe with what a person changed; the same recipe when nothing is.
 *
 * @throws Problem 'scenario-empty' when no indicator is left
 * @see docs/method/scenario.md
 * @example typeof applyScenario // => 'function'
 */
export function applyScenario(recipe: Recipe, scenario: Scenario): Recipe {
  const weighed = Object.keys(scenario.weights).length === 0 ? recipe : withWeights(recipe, scenario.weights);
  return withLevels(withMissing(withScale(weighed, scenario.scale), scenario.missing), scenario.levels);
}

import { Problem } from '#core/problem.ts';
import { partsOf } from './recipe/check.ts';
import { NO_LEVEL, prepareScores, rescore } from './rescore.ts';
import { classIds } from './run/levels.ts';
import type { RecipeRun } from './run/run-recipe.ts';
import type { SensitivityBase } from './sensitivity.ts';

/** Number of levels studied when the recipe has none. */
const QUINTILES = 5;

/** Weights of the indicators in the score, through all groups above them, as shares of each group's weights. */
function effectiveWeights(run: RecipeRun): Map<string, number> {
  const { recipe } = run;
  const weights = new Map<string, number>();
  const spread = (id: string, weight: number): void => {
    const group = recipe.groups.find((candidate) => candidate.id === id);
    if (group === undefined) {
      weights.set(id, (weights.get(id) ?? 0) + weight);
      return;
    }
    const parts = partsOf(group);
    const total = parts.reduce((sum, part) => sum + part.weight, 0);
    for (const part of parts) spread(part.part, (weight * part.weight) / total);
  };
  spread(recipe.score ?? recipe.order.at(-1) ?? '', 1);
  return weights;
}

/**
 * What sensitivity studies of a run start from: the weighted mean of the normalized indicators under the score.
 *
 * @throws Problem 'sensitivity-none' when the score is made of no indicators by weights
 * @see docs/method/sensitivity.md
 */
export function sensitivityBase(run: RecipeRun): SensitivityBase {
  const weights = effectiveWeights(run);
  const used = run.indicators.filter(({ id }) => (weights.get(id) ?? 0) !== 0);
  if (used.length === 0) {
    throw new Problem('sensitivity-none', 'has no weighted indicators under its score', {
      file: run.recipe.file,
      exitCode: 3,
      remedy: 'study a recipe whose score is made of groups with "of"',
    });
  }
  const [level] = run.recipe.levels;
  return {
    prepared: prepareScores(used.map(({ normalized }) => normalized)),
    ids: used.map(({ id }) => id),
    domains: used.map(({ domain }) => domain),
    weights: used.map(({ id }) => weights.get(id) ?? 0),
    classCount: Math.min(250, level === undefined ? QUINTILES : classIds(level).length),
  };
}

/**
 * How many rows get the level of the recipe from the weighted mean that the studies of weights are made on.
 *
 * All of them for a flat or nested mean cut by rank; fewer where groups are no means or have steps of their own.
 *
 * @see docs/method/sensitivity.md
 */
export function baseAgreement(
  run: RecipeRun,
  base: SensitivityBase,
): { readonly same: number; readonly levelled: number } {
  const [level] = run.recipe.levels;
  const ids = level === undefined ? [] : classIds(level);
  const { level: ours } = rescore(base.prepared, base);
  const assigned = run.level?.assigned ?? [];
  const levelled = assigned.filter((id) => id !== null && ids.includes(id)).length;
  const same = assigned.filter(
    (id, row) => id !== null && ours[row] !== NO_LEVEL && ids[ours[row] ?? 0] === id,
  );
  return { same: same.length, levelled };
}

import { Problem } from '#core/problem.ts';
import { partsOf } from './recipe/check.ts';
import { levelsByRank, NO_LEVEL, type PreparedScores, prepareScores, rescore } from './rescore.ts';
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
    if (total === 0) {
      throw new Problem(
        'sensitivity-weights',
        'has weights that cancel each other: they are no shares of a whole',
        {
          file: recipe.file,
          columnName: id,
          exitCode: 3,
          remedy: 'give weights above 0, and turn an indicator around with the step "multiply: -1" instead',
        },
      );
    }
    for (const part of parts) spread(part.part, (weight * part.weight) / total);
  };
  spread(recipe.score ?? recipe.order.at(-1) ?? '', 1);
  return weights;
}

/** Rows without a score in the run (a missing rule set them aside) have none in any draw: weights above 0 change no coverage. */
function onlyScored(prepared: PreparedScores, reasons: Uint8Array): PreparedScores {
  const masks = prepared.masks.map((mask) => mask.map((bits, row) => (reasons[row] === 0 ? bits : 0)));
  return { ...prepared, masks };
}

/**
 * What sensitivity studies of a run start from: the weighted mean of the normalized indicators under the score.
 *
 * @throws Problem 'sensitivity-none' when the score is made of no indicators by weights, 'sensitivity-weights' when they
 *   sum to 0
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
  const prepared = prepareScores(used.map(({ normalized }) => normalized));
  return {
    prepared: onlyScored(prepared, run.score.reasons),
    ids: used.map(({ id }) => id),
    domains: used.map(({ domain }) => domain),
    weights: used.map(({ id }) => weights.get(id) ?? 0),
    classCount: Math.min(250, level === undefined ? QUINTILES : classIds(level).length),
  };
}

/** Number of each row's class by the recipe; without levels, of its quintile by score. */
function classNumbers({ recipe, level, score }: RecipeRun, classCount: number): Uint8Array {
  const [rule] = recipe.levels;
  if (rule === undefined || level === undefined) {
    const scored = score.reasons.map((reason) => (reason === 0 ? 1 : 0));
    return levelsByRank(score.values, scored, classCount).level;
  }
  const ids = classIds(rule);
  return Uint8Array.from(level.assigned, (id) => {
    const index = id === null ? -1 : ids.indexOf(id);
    return index < 0 ? NO_LEVEL : index;
  });
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
  const wanted = classNumbers(run, base.classCount);
  const { level: ours } = rescore(base.prepared, base);
  const levelled = wanted.filter((index) => index !== NO_LEVEL).length;
  const same = wanted.filter((index, row) => index !== NO_LEVEL && index === ours[row]).length;
  return { same, levelled };
}

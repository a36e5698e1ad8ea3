import { Problem, type ProblemPlace } from '#core/problem.ts';
import { reasonCode } from '../columns.ts';
import type { Recipe } from '../recipe/compile.ts';
import type { RecipeRun, Stage } from './run-recipe.ts';

const NOT_APPLICABLE = reasonCode('notApplicable');
const DROPPED = reasonCode('droppedByRule');

/** What helps with the numbers that a step or aggregate cannot take. */
const REMEDIES: Readonly<Record<string, string>> = {
  log: 'add an offset, such as log: { offset: 1 }, or leave such values out with exclude',
  power: 'bring the values to 0 or above first, with minMax or clamp',
  goalposts: 'use scale: linear, or leave such values out with exclude',
  relativeTo: 'name a base or region whose mean is not 0',
  percentRank: 'choose regions with at least two values, or a formula that divides by n',
  geometric: 'bring its parts to 0 or above first, with minMax or goalposts',
  generalized: 'bring its parts to 0 or above first, with minMax or goalposts',
  harmonic: 'bring its parts above 0 first, such as with minMax: { to: [1, 100] }',
  product: 'use whole numbers as weights, or bring its parts above 0 first',
  mean: 'give each part a weight above 0',
};

/** A step or aggregate that had numbers before it and none after it. */
interface Loss {
  readonly id: string;
  readonly step: string;
  readonly path: string;
  readonly rows: readonly number[];
}

function pathOf(recipe: Recipe, id: string, stepIndex: number): string {
  const indicator = recipe.indicators.findIndex((one) => one.id === id);
  if (indicator < 0) {
    const group = `groups/${recipe.groups.findIndex((one) => one.id === id)}`;
    return stepIndex < 0 ? group : `${group}/steps/${stepIndex}`;
  }
  const own = recipe.indicators[indicator]?.steps !== undefined;
  return own ? `indicators/${indicator}/steps/${stepIndex}` : `indicatorSteps/${stepIndex}`;
}

/** Rows that a stage leaves without a value although the stage before it had one; an aggregate says so itself. */
function lostRows({ column }: Stage, before: Stage | undefined): number[] {
  return Array.from(column.reasons.keys()).filter(
    (row) => column.reasons[row] === NOT_APPLICABLE && (before?.column.reasons[row] ?? 0) === 0,
  );
}

function lossesOf({ recipe, stages }: RecipeRun): Loss[] {
  const position = new Map<string, number>();
  return stages.flatMap((stage, i): Loss[] => {
    const { id, step } = stage;
    const at = (position.get(id) ?? -2) + 1;
    position.set(id, at);
    // What the table lacks, or no alternative chooses, is no surprise.
    if (step === 'raw' || step === 'choose') return [];
    const rows = lostRows(stage, at < 0 ? undefined : stages[i - 1]);
    return rows.length === 0 ? [] : [{ id, step, path: pathOf(recipe, id, at), rows }];
  });
}

/**
 * A warning for each step or aggregate that cannot take some of the numbers it meets, such as a logarithm of 0.
 *
 * @param keys name of each row
 * @see docs/method/recipe.md
 * @example typeof lossProblems // => 'function'
 */
export function lossProblems(run: RecipeRun, keys: readonly string[]): Problem[] {
  return lossesOf(run).map(({ id, step, path, rows }) => {
    const place = run.recipe.places[path] ?? { file: run.recipe.file };
    const first = keys[rows[0] ?? 0] ?? '';
    const count = rows.length === 1 ? '1 row' : `${rows.length} rows`;
    return new Problem('recipe-value-lost', `${step} has no result for ${count}, the first is "${first}"`, {
      ...place,
      columnName: id,
      severity: 'warn',
      done: 'left without a value here, never counted as 0',
      remedy: REMEDIES[step] ?? 'see the column before this step with --stages DIR',
    });
  });
}

/** Where to look when no row has a score, and why. */
function noScoreBecause({ recipe, indicators, score }: RecipeRun): {
  place: ProblemPlace | undefined;
  what: string;
  remedy: string;
} {
  const isSetAside = indicators.every(({ normalized }) =>
    normalized.reasons.every((code) => code === DROPPED),
  );
  if (recipe.population !== undefined && isSetAside) {
    return {
      place: recipe.places['population'],
      what: 'sets every row aside, so there is nothing to score',
      remedy: 'look at the column and the limit that the population names',
    };
  }
  const id = recipe.score ?? recipe.order.at(-1);
  const [group, indicator] = [recipe.groups, recipe.indicators].map((list) =>
    list.findIndex((one) => one.id === id),
  );
  const path = (group ?? -1) >= 0 ? `groups/${group}` : `indicators/${indicator}`;
  const byRule = score.reasons.some((code) => code === DROPPED);
  return {
    place: recipe.places[path],
    what: byRule
      ? 'gives no row a score: in every row too many of its parts are missing'
      : 'gives no row a score: it has no result for any of the numbers it meets',
    remedy: 'loosen "missing", or see with --stages DIR where the values end',
  };
}

/**
 * Refuses a run in which not one row has a score.
 *
 * @throws Problem 'recipe-no-score' at the population or at the score
 * @example typeof requireScore // => 'function'
 */
export function requireScore(run: RecipeRun): void {
  if (run.rowCount === 0 || run.score.reasons.some((code) => code === 0)) return;
  const { place, what, remedy } = noScoreBecause(run);
  throw new Problem('recipe-no-score', what, {
    ...(place ?? { file: run.recipe.file }),
    columnName: run.recipe.score ?? run.recipe.order.at(-1) ?? '',
    exitCode: 2,
    remedy,
  });
}

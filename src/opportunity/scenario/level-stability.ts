import { Problem } from '#core/problem.ts';
import { seededRandom } from '#core/stats/random.ts';
import { changedCount, NO_LEVEL, rescore } from '../rescore.ts';
import { classIds } from '../run/levels.ts';
import { type RecipeRun, runRecipe } from '../run/run-recipe.ts';
import { sensitivityBase } from '../sensitivity-base.ts';
import { applyScenario } from './apply-scenario.ts';
import type { Scenario } from './scenario.ts';
import type { ScoredInputs } from './scored-inputs.ts';

/** How often, and with which luck, the weights are drawn. */
export interface StabilityOptions {
  readonly draws: number;
  readonly seed: number;
  /** 0.25 draws each weight evenly from 75 % to 125 % of itself. */
  readonly spread?: number;
  /** Told the share that is done, about a hundred times. */
  readonly onProgress?: (done: number) => void;
}

/** How firmly tracts keep their levels. */
export interface LevelStability {
  readonly draws: number;
  /** Share of the draws in which a tract keeps its level, in the order asked for; NaN for one without a level. */
  readonly share: Float64Array;
  /** Mean number of rows that change level in a draw. */
  readonly meanChanged: number;
}

/** The quick rescoring must give the run's own levels, or its draws would say nothing about them. */
function requireSame({ level }: RecipeRun, ids: readonly string[], start: Uint8Array): void {
  const assigned = level?.assigned ?? [];
  if (assigned.every((id, row) => id === (ids[start[row] ?? NO_LEVEL] ?? null))) return;
  throw new Problem('stability-unlike', 'has levels that cannot be drawn quickly', {
    exitCode: 3,
    remedy: 'choose a weighted mean and levels with the same number of units',
  });
}

/**
 * Draws the weights of a scenario many times and counts how often each tract keeps its level.
 *
 * Levels are compared with the same quick rescoring at the weights themselves: means, and ranks cut into equal parts.
 *
 * @param geoids tracts in the order of the result
 * @throws Problem 'stability-unlike' when the levels are no ranks of a weighted mean cut into equal parts
 * @see docs/method/sensitivity.md
 * @example typeof levelStability // => 'function'
 */
export function levelStability(
  { recipe, table }: ScoredInputs,
  scenario: Scenario,
  geoids: readonly string[],
  { draws, seed, spread = 0.25, onProgress = () => undefined }: StabilityOptions,
): LevelStability {
  const run = runRecipe(applyScenario(recipe, scenario), table);
  const base = sensitivityBase(run);
  const random = seededRandom(seed);
  const start = rescore(base.prepared, base);
  const [rule] = run.recipe.levels;
  requireSame(run, rule === undefined ? [] : classIds(rule), start.level);
  const kept = new Uint32Array(table.rowCount);
  let changed = 0;
  for (let draw = 0; draw < draws; draw++) {
    const weights = base.weights.map((weight) => weight * (1 + spread * (2 * random() - 1)));
    const { level } = rescore(base.prepared, { weights, classCount: base.classCount });
    changed += changedCount(start.level, level);
    for (let row = 0; row < level.length; row++)
      if (level[row] === start.level[row]) kept[row] = (kept[row] ?? 0) + 1;
    if (draw % Math.ceil(draws / 100) === 0) onProgress(draw / draws);
  }
  const names = table.columns.get('geoid');
  const rowOf = new Map((names?.kind === 'text' ? names.values : []).map((geoid, row) => [geoid, row]));
  const share = Float64Array.from(geoids, (geoid) => {
    const row = rowOf.get(geoid) ?? -1;
    return (start.level[row] ?? NO_LEVEL) === NO_LEVEL ? Number.NaN : (kept[row] ?? 0) / draws;
  });
  return { draws, share, meanChanged: changed / draws };
}

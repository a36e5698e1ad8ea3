import { type Cell, isMissing } from '#core/missing.ts';
import { cellAt } from '#tables/table.ts';
import type { RecipeRun } from './run-recipe.ts';

/** One step of one indicator or group, for one unit. */
export interface ExplainedStep {
  readonly step: string;
  readonly value: Cell;
}

export interface ExplainedNode {
  readonly id: string;
  readonly steps: readonly ExplainedStep[];
}

/** How one unit got its score and level. */
export interface Explanation {
  readonly row: number;
  /** From raw value to normalized value, and from parts to group value. */
  readonly nodes: readonly ExplainedNode[];
  /** Part of the score of each indicator, the largest first; they and `constant` sum to the score. */
  readonly contributions: readonly { readonly id: string; readonly value: Cell }[];
  readonly constant: number;
  readonly score: Cell;
  readonly levels: Readonly<Record<string, string | null>>;
  readonly available: number;
  readonly indicators: number;
}

function size(cell: Cell): number {
  return isMissing(cell) ? -1 : Math.abs(cell);
}

/**
 * Every step of a run for one row, from raw value to level.
 *
 * @param row 0 … rowCount − 1
 * @see docs/method/recipe.md
 */
export function explainRow(run: RecipeRun, row: number): Explanation {
  const nodes = run.recipe.order.map((id) => ({
    id,
    steps: run.stages
      .filter((stage) => stage.id === id)
      .map(({ step, column }) => ({ step, value: cellAt(column, row) })),
  }));
  const contributions = run.indicators
    .map(({ id, contribution }) => ({ id, value: cellAt(contribution, row) }))
    .sort((a, b) => size(b.value) - size(a.value));
  return {
    row,
    nodes,
    contributions,
    constant: run.score.reasons[row] === 0 ? (run.constant[row] ?? 0) : 0,
    score: cellAt(run.score, row),
    levels: Object.fromEntries(
      [...run.levels.values()].map(({ id, assigned }) => [id, assigned[row] ?? null]),
    ),
    available: run.available[row] ?? 0,
    indicators: run.indicators.length,
  };
}

import { LEVELS } from '#core/level.ts';
import type { NumberColumn } from '#tables/table.ts';
import { type RecipeRun, runRecipe } from '../run/run-recipe.ts';
import { applyScenario } from './apply-scenario.ts';
import type { Scenario } from './scenario.ts';
import type { ScoredInputs } from './scored-inputs.ts';

/** Mark of a tract without a level. */
export const NO_LEVEL = 255;

/** One indicator of a scenario by tract; NaN where there is no value. */
export interface ScenarioIndicator {
  readonly z: Float64Array;
  readonly contribution: Float64Array;
}

/** What a scenario makes of each tract, in the order of the tracts asked for. */
export interface ScenarioResult {
  /** 0 (very low) … 4 (very high); NO_LEVEL without one. */
  readonly level: Uint8Array;
  /** NaN without a score. */
  readonly score: Float64Array;
  /** Indicators switched on that have a value. */
  readonly available: Uint16Array;
  /** Only indicators that are switched on. */
  readonly indicators: Readonly<Record<string, ScenarioIndicator>>;
}

/** Row of each tract; −1 for a tract that is in no row. */
function rowsOf({ table }: ScoredInputs, geoids: readonly string[]): Int32Array {
  const column = table.columns.get('geoid');
  const names = column?.kind === 'text' ? column.values : [];
  const rowOf = new Map(names.map((geoid, row) => [geoid, row]));
  return Int32Array.from(geoids, (geoid) => rowOf.get(geoid) ?? -1);
}

function numbersAt(column: NumberColumn, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => (column.reasons[row] === 0 ? (column.values[row] ?? NaN) : NaN));
}

function levelsAt({ level }: RecipeRun, rows: Int32Array): Uint8Array {
  const position = new Map<string | null, number>(LEVELS.map((id, index) => [id, index]));
  return Uint8Array.from(rows, (row) => position.get(level?.assigned[row] ?? null) ?? NO_LEVEL);
}

/**
 * Runs the edition's recipe with what a person changed, by the code that builds the edition.
 *
 * @param geoids tracts in the order of the result
 * @throws Problem as `runRecipe` does, and 'scenario-empty'
 * @see docs/method/scenario.md
 */
export function scoreScenario(
  inputs: ScoredInputs,
  scenario: Scenario,
  geoids: readonly string[],
): ScenarioResult {
  const run = runRecipe(applyScenario(inputs.recipe, scenario), inputs.table);
  const rows = rowsOf(inputs, geoids);
  return {
    level: levelsAt(run, rows),
    score: numbersAt(run.score, rows),
    available: Uint16Array.from(rows, (row) => run.available[row] ?? 0),
    indicators: Object.fromEntries(
      run.indicators.map(({ id, normalized, contribution }) => [
        id,
        { z: numbersAt(normalized, rows), contribution: numbersAt(contribution, rows) },
      ]),
    ),
  };
}

import { Problem } from '#core/problem.ts';
import { seededRandom } from '#core/stats/random.ts';
import { ranks } from '#core/stats/ranks.ts';
import type { NumberColumn, Table } from '#tables/table.ts';
import { presentValues } from './columns.ts';
import { type DrawSummary, DrawTally } from './draw-tally.ts';
import { NO_LEVEL } from './rescore.ts';
import { runContext } from './run/context.ts';
import { classIds } from './run/levels.ts';
import { type RecipeRun, runRecipe } from './run/run-recipe.ts';

/** Standard errors in a margin of error at 90 %, as the American Community Survey publishes it. */
const ERRORS_IN_MARGIN = 1.645;

/** Monte Carlo on margins of error. */
export interface MarginSimulation extends DrawSummary {
  readonly draws: number;
  readonly seed: number;
  /** Indicators that name a margin. */
  readonly indicators: readonly string[];
  /** Values of these indicators whose margin is missing; they are drawn as they are. */
  readonly withoutMargin: number;
}

function levelNumbers(run: RecipeRun): Uint8Array {
  const [level] = run.recipe.levels;
  const indexById = new Map(level === undefined ? [] : classIds(level).map((id, i) => [id, i]));
  return Uint8Array.from(run.level?.assigned ?? [], (id) => indexById.get(id ?? '') ?? NO_LEVEL);
}

/**
 * Rank of every row by score (1 = lowest); 0 without a score.
 *
 * @example [...rowRanks({ score: { values: Float64Array.of(5, 3), reasons: Uint8Array.of(0, 0) } })] // => [2, 1]
 */
export function rowRanks({ score }: Pick<RecipeRun, 'score'>): Float64Array {
  const { rows, values } = presentValues(score);
  const all = new Float64Array(score.values.length);
  ranks(values, 'min').forEach((rank, i) => (all[rows[i] ?? 0] = rank));
  return all;
}

/** A number of the standard normal distribution (Box–Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function drawn(column: NumberColumn, margin: NumberColumn, random: () => number): NumberColumn {
  const values = column.values.map((value, row) => {
    const error = normal(random) * ((margin.values[row] ?? 0) / ERRORS_IN_MARGIN);
    return column.reasons[row] === 0 && margin.reasons[row] === 0 ? value + error : value;
  });
  return { kind: 'number', values, reasons: column.reasons };
}

/**
 * Draws every value within its margin of error many times, runs the recipe on each draw and follows levels and ranks.
 *
 * Errors are taken as normal and independent between indicators and rows; a drawn share may leave 0 … 1.
 *
 * @param run the run with the values as they are
 * @throws Problem 'margins-none' when no indicator names a margin, 'margins-levels' when the recipe has no level
 * @see docs/method/sensitivity.md
 */
export function simulateMargins(run: RecipeRun, table: Table, draws: number, seed: number): MarginSimulation {
  const { recipe } = run;
  const context = runContext(table, new Map(), recipe.missingValues);
  const margins = new Map(
    recipe.indicators.flatMap(({ id, margin }) =>
      margin === undefined ? [] : [[id, context.numbers(margin)] as const],
    ),
  );
  if (margins.size === 0 || run.level === undefined) {
    throw new Problem(
      margins.size === 0 ? 'margins-none' : 'margins-levels',
      margins.size === 0 ? 'has no indicator with a margin of error' : 'has no level to follow',
      {
        file: recipe.file,
        exitCode: 3,
        remedy: 'give indicators "margin: COLUMN" (90 %, in the unit of the value) and the recipe a level',
      },
    );
  }
  const random = seededRandom(seed);
  const tally = new DrawTally(levelNumbers(run), draws);
  for (let draw = 0; draw < draws; draw++) {
    const result = runRecipe(recipe, table, (id, raw) => {
      const margin = margins.get(id);
      return margin === undefined ? raw : drawn(raw, margin, random);
    });
    tally.add(levelNumbers(result), () => rowRanks(result));
  }
  const withoutMargin = run.indicators.reduce((sum, { id, raw }) => {
    const margin = margins.get(id);
    if (margin === undefined) return sum;
    return sum + raw.reasons.filter((reason, row) => reason === 0 && margin.reasons[row] !== 0).length;
  }, 0);
  return { draws, seed, indicators: [...margins.keys()], withoutMargin, ...tally.result() };
}

import { Z_90 } from '#core/estimate.ts';
import { seededRandom } from '#core/stats/random.ts';
import { type Column, type NumberColumn, numberColumn, type Table } from '#tables/table.ts';
import type { Recipe } from './recipe/compile.ts';
import { runRecipe } from './run/run-recipe.ts';

/** How often to draw, and the seed that makes a run repeatable. */
export interface StabilityOptions {
  readonly draws: number;
  readonly seed: number;
}

/** What sampling error does to the levels of one run, row by row. */
export interface StabilityRun extends StabilityOptions {
  /** Share of draws in which the row has the level it has; missing where it has none. */
  readonly sameShare: NumberColumn;
  /** The most frequent other level, where it comes in at least `COULD_BE` of the draws. */
  readonly couldBe: readonly (string | null)[];
  /** Indicators without margins, held fixed in every draw. */
  readonly heldFixed: readonly string[];
}

/** A level that comes at least this often could be the true one: the margins are those of 90 % intervals. */
export const COULD_BE = 0.1;

/** Column that holds the margins of another. */
export const marginColumn = (column: string): string => `${column}Moe`;

interface Drawn {
  readonly name: string;
  readonly column: NumberColumn;
  readonly moe: NumberColumn;
  readonly least: number;
  readonly greatest: number;
}

function numbersAt(table: Table, name: string): NumberColumn | undefined {
  const column = table.columns.get(name);
  return column?.kind === 'number' ? column : undefined;
}

function drawnColumn(table: Table, name: string | undefined): Drawn[] {
  if (name === undefined) return [];
  const [column, moe] = [numbersAt(table, name), numbersAt(table, marginColumn(name))];
  if (column === undefined || moe === undefined || moe.reasons.every((reason) => reason !== 0)) return [];
  const known = column.values.filter((_, row) => column.reasons[row] === 0);
  return [{ name, column, moe, least: Math.min(...known), greatest: Math.max(...known) }];
}

/** Two standard normal numbers from two uniform ones (Box and Muller 1958). */
function normals(random: () => number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  const angle = 2 * Math.PI * random();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** The column as another sample could have had it; nothing is drawn beyond the lowest and highest published value. */
function drawColumn({ column, moe, least, greatest }: Drawn, random: () => number): NumberColumn {
  const values = column.values.slice();
  for (let row = 0; row < values.length; row += 2) {
    const pair = normals(random);
    for (const at of [row, row + 1]) {
      if (at >= values.length || column.reasons[at] !== 0 || moe.reasons[at] !== 0) continue;
      const moved = (values[at] ?? 0) + ((moe.values[at] ?? 0) / Z_90) * pair[at - row === 0 ? 0 : 1];
      values[at] = Math.min(greatest, Math.max(least, moved));
    }
  }
  return { ...column, values };
}

function mostFrequentOther(counts: ReadonlyMap<string, number>, own: string, draws: number): string | null {
  const [best] = [...counts].filter(([level]) => level !== own).sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] / draws >= COULD_BE ? best[0] : null;
}

/**
 * Scores the table again and again with every figure moved inside its margin of error.
 *
 * Figures are drawn apart from each other, from a normal curve around the published value; means, deviations and classes
 * are computed anew in each draw. Columns without margins stay as they are.
 *
 * @param table the scored rows; a column `x` has its margins in `xMoe`
 * @returns undefined when no indicator has margins, or the recipe has no levels
 * @see docs/method/margins.md
 */
export function levelStability(
  recipe: Recipe,
  table: Table,
  { draws, seed }: StabilityOptions,
): StabilityRun | undefined {
  const drawn = recipe.indicators.flatMap(({ column }) => drawnColumn(table, column));
  const own = runRecipe(recipe, table).level?.assigned;
  if (drawn.length === 0 || own === undefined) return undefined;
  const random = seededRandom(seed);
  const counts = own.map(() => new Map<string, number>());
  for (let draw = 0; draw < draws; draw += 1) {
    const moved = drawn.map((one): [string, Column] => [one.name, drawColumn(one, random)]);
    const run = runRecipe(recipe, { ...table, columns: new Map([...table.columns, ...moved]) });
    run.level?.assigned.forEach((level, row) => {
      if (level !== null) counts[row]?.set(level, (counts[row]?.get(level) ?? 0) + 1);
    });
  }
  const withMargins = new Set(drawn.map(({ name }) => name));
  return {
    draws,
    seed,
    sameShare: numberColumn(
      own.map((level, row) =>
        level === null ? { missing: 'notApplicable' } : (counts[row]?.get(level) ?? 0) / draws,
      ),
    ),
    couldBe: own.map((level, row) =>
      level === null ? null : mostFrequentOther(counts[row] ?? new Map(), level, draws),
    ),
    heldFixed: recipe.indicators.flatMap(({ id, column }) =>
      column !== undefined && withMargins.has(column) ? [] : [id],
    ),
  };
}

import { Problem, type ProblemPlace } from '#core/problem.ts';
import type { NumberColumn, Table } from '#tables/table.ts';
import { AGGREGATES } from '../aggregate/registry.ts';
import { emptyColumn } from '../columns.ts';
import type { Recipe } from '../recipe/compile.ts';
import { partsOf } from '../recipe/check.ts';
import type { Named } from '../recipe/named-choice.ts';
import type { Group, Indicator } from '../recipe/schema.ts';
import type { StepContext } from '../steps/step.ts';
import { STEPS } from '../steps/registry.ts';
import { type RunContext, runContext } from './context.ts';
import {
  type Contributions,
  contributionsOfIndicator,
  mergeContributions,
  stepContributions,
} from './contributions.ts';
import { chooseRows, constantColumn } from './choose.ts';
import { coverageOf } from './coverage.ts';
import { keepRows, rawValues } from './indicator.ts';
import { assignLevels, type LevelRun } from './levels.ts';
import { type RunWarning, warningsOf } from './warnings.ts';

/** One indicator of a run: as read, after its steps, and its part of the score. */
export interface IndicatorRun {
  readonly id: string;
  readonly domain: string | undefined;
  readonly direction: Indicator['direction'];
  readonly raw: NumberColumn;
  readonly normalized: NumberColumn;
  /** Contributions of a row sum to its score (up to `constant`); missing where raw or score is. */
  readonly contribution: NumberColumn;
}

/** A column after one named step, for the audit. */
export interface Stage {
  readonly id: string;
  /** Such as "raw", "zScore", "mean", "round". */
  readonly step: string;
  readonly column: NumberColumn;
}

/** Everything that a recipe made of a table. */
export interface RecipeRun {
  readonly recipe: Recipe;
  readonly rowCount: number;
  readonly values: ReadonlyMap<string, NumberColumn>;
  readonly indicators: readonly IndicatorRun[];
  readonly score: NumberColumn;
  /** Part of the score that belongs to no indicator (such as an added 100). */
  readonly constant: Float64Array;
  /** Number of indicators with a value, per row. */
  readonly available: Uint16Array;
  /** The first level of the recipe. */
  readonly level: LevelRun | undefined;
  readonly levels: ReadonlyMap<string, LevelRun>;
  readonly warnings: readonly RunWarning[];
  readonly stages: readonly Stage[];
}

/** Another raw column for an indicator, such as one drawn within its margins of error. */
export type ReplaceRaw = (indicatorId: string, raw: NumberColumn) => NumberColumn;

interface Work {
  readonly replaceRaw: ReplaceRaw;
  readonly recipe: Recipe;
  readonly context: RunContext;
  readonly keep: Uint8Array;
  readonly values: Map<string, NumberColumn>;
  readonly raw: Map<string, NumberColumn>;
  readonly contributions: Map<string, Contributions>;
  readonly stages: Stage[];
}

function atPlace<T>(recipe: Recipe, path: string, id: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // A cell of the table has its own place.
    if (error.details.line !== undefined) throw error;
    const place: ProblemPlace = recipe.places[path] ??
      recipe.places[path.replace(/\/steps.*/, '')] ?? { file: recipe.file };
    throw error.at({ ...place, columnName: error.details.columnName ?? id });
  }
}

function runSteps(
  work: Work,
  id: string,
  path: string,
  steps: readonly Named[],
  start: NumberColumn,
  direction?: Indicator['direction'],
): NumberColumn {
  const context: StepContext = direction === undefined ? work.context : { ...work.context, direction };
  return steps.reduce((column, { name, parameters }, i) => {
    const step = STEPS.find((candidate) => candidate.name === name);
    if (step === undefined) throw new Error(`no step ${name}`);
    const next = atPlace(work.recipe, `${path}/${i}`, id, () => step.run(column, parameters, context));
    work.stages.push({ id, step: name, column: next });
    const before = work.contributions.get(id);
    if (before !== undefined) {
      work.contributions.set(id, stepContributions(before, column, next, step.line?.(parameters)[0]));
    }
    return next;
  }, start);
}

/** A column in which only the rows that satisfy `only` have a value. */
function onlyRows(
  { recipe, context }: Work,
  column: NumberColumn,
  { id, only }: Pick<Group, 'id' | 'only'>,
  path: string,
): NumberColumn {
  if (only === undefined) return column;
  return keepRows(
    column,
    atPlace(recipe, path, id, () => context.holds(only)),
  );
}

function runIndicator(work: Work, indicator: Indicator, index: number): void {
  const { id } = indicator;
  const read = atPlace(work.recipe, `indicators/${index}`, id, () => rawValues(indicator, work.context));
  const raw = work.replaceRaw(id, read);
  work.raw.set(id, raw);
  work.stages.push({ id, step: 'raw', column: raw });
  const path = indicator.steps === undefined ? 'indicatorSteps' : `indicators/${index}/steps`;
  const steps = indicator.steps ?? work.recipe.indicatorSteps;
  const inside = keepRows(raw, work.keep);
  const kept = onlyRows(work, inside, indicator, `indicators/${index}`);
  const normalized = runSteps(work, id, path, steps, kept, indicator.direction);
  work.values.set(id, normalized);
  work.contributions.set(id, contributionsOfIndicator(id, normalized));
}

function valueOf(work: Work, id: string): NumberColumn {
  return work.values.get(id) ?? emptyColumn(work.context.rowCount, 'notInFile');
}

function aggregateGroup(work: Work, group: Group): NumberColumn {
  const parts = partsOf(group).map(({ part, weight, sign }) => ({
    id: part,
    column: valueOf(work, part),
    weight,
    sign,
    domain: work.recipe.indicators.find(({ id }) => id === part)?.domain,
  }));
  const contributions = parts.map(
    ({ id }) => work.contributions.get(id) ?? contributionsOfIndicator(id, valueOf(work, id)),
  );
  const name = group.aggregate?.name ?? 'mean';
  const aggregate = AGGREGATES.find((candidate) => candidate.name === name);
  if (aggregate === undefined) throw new Error(`no aggregate ${name}`);
  const coverage = coverageOf(group.missing, parts, work.context.rowCount);
  const { column, factors } = aggregate.run(parts, coverage, group.aggregate?.parameters ?? {});
  work.contributions.set(group.id, mergeContributions(contributions, factors, column));
  work.stages.push({ id: group.id, step: name, column });
  return column;
}

function chooseGroup(work: Work, group: Group): NumberColumn {
  const choices = (group.choose ?? []).map(({ when, take }) => ({
    holds: when === undefined ? new Uint8Array(work.context.rowCount).fill(1) : work.context.holds(when),
    column: typeof take === 'number' ? constantColumn(work.context.rowCount, take) : valueOf(work, take),
    contributions: typeof take === 'number' ? undefined : work.contributions.get(take),
  }));
  const { column, factors } = chooseRows(choices, work.context.rowCount);
  const none = { byIndicator: new Map<string, Float64Array>(), constant: new Float64Array(0) };
  const parts = choices.map(({ contributions }) => contributions ?? none);
  work.contributions.set(group.id, mergeContributions(parts, factors, column));
  work.stages.push({ id: group.id, step: 'choose', column });
  return keepRows(column, work.keep);
}

function runGroup(work: Work, group: Group, index: number): void {
  const path = `groups/${index}`;
  const whole = atPlace(work.recipe, path, group.id, () =>
    group.choose === undefined ? aggregateGroup(work, group) : chooseGroup(work, group),
  );
  const kept = onlyRows(work, whole, group, path);
  work.values.set(group.id, runSteps(work, group.id, `${path}/steps`, group.steps ?? [], kept));
}

function runNodes(work: Work): void {
  const { indicators, groups, order } = work.recipe;
  for (const id of order) {
    const index = indicators.findIndex((indicator) => indicator.id === id);
    const indicator = indicators[index];
    const groupIndex = groups.findIndex((group) => group.id === id);
    const group = groups[groupIndex];
    if (indicator !== undefined) runIndicator(work, indicator, index);
    else if (group !== undefined) runGroup(work, group, groupIndex);
  }
}

function indicatorRuns(
  work: Work,
  score: NumberColumn,
  contributions: Contributions | undefined,
): IndicatorRun[] {
  const none = new Float64Array(work.context.rowCount);
  return work.recipe.indicators.map(({ id, domain, direction }) => {
    const normalized = valueOf(work, id);
    const reasons = normalized.reasons.map((reason, row) => reason || (score.reasons[row] ?? 0));
    const values = contributions?.byIndicator.get(id) ?? none;
    const contribution: NumberColumn = {
      kind: 'number',
      values: values.map((value, row) => (reasons[row] === 0 ? value : 0)),
      reasons,
    };
    return { id, domain, direction, raw: work.raw.get(id) ?? normalized, normalized, contribution };
  });
}

function countAvailable(indicators: readonly IndicatorRun[], rowCount: number): Uint16Array {
  const available = new Uint16Array(rowCount);
  for (const { normalized } of indicators) {
    for (let row = 0; row < rowCount; row++) {
      if (normalized.reasons[row] === 0) available[row] = (available[row] ?? 0) + 1;
    }
  }
  return available;
}

/**
 * Runs a recipe over a table: raw values → steps → groups → score → levels.
 *
 * Pure: the same recipe and table give the same run, bit for bit.
 *
 * @param recipe a compiled recipe
 * @param table rows in any order; the columns that the recipe reads
 * @param replaceRaw for simulations
 * @throws Problem with the place in the recipe when it cannot be computed (no spread, unknown column …)
 * @see docs/method/recipe.md
 */
export function runRecipe(recipe: Recipe, table: Table, replaceRaw: ReplaceRaw = (_, raw) => raw): RecipeRun {
  const { population } = recipe;
  const values = new Map<string, NumberColumn>();
  const context = runContext(table, values, recipe.missingValues);
  const keep =
    population === undefined
      ? new Uint8Array(table.rowCount).fill(1)
      : atPlace(recipe, 'population', 'population', () => context.holds(population));
  const work: Work = {
    replaceRaw,
    recipe,
    context,
    keep,
    values,
    raw: new Map(),
    contributions: new Map(),
    stages: [],
  };
  runNodes(work);
  const scoreId = recipe.score ?? recipe.order.at(-1) ?? '';
  const score = valueOf(work, scoreId);
  const contributions = work.contributions.get(scoreId);
  const indicators = indicatorRuns(work, score, contributions);
  const levels = new Map(
    recipe.levels.map((level, i) => [
      level.id,
      atPlace(recipe, `levels/${i}`, level.id, () => assignLevels(level, valueOf(work, level.of), context)),
    ]),
  );
  return {
    recipe,
    rowCount: table.rowCount,
    values,
    indicators,
    score,
    constant: contributions?.constant ?? new Float64Array(table.rowCount),
    available: countAvailable(indicators, table.rowCount),
    level: levels.get(recipe.levels[0]?.id ?? ''),
    levels,
    warnings: warningsOf(indicators, scoreId, score),
    stages: work.stages,
  };
}

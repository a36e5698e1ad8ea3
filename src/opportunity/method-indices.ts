import { type SobolIndices, sobolIndices } from '#core/stats/sobol-indices.ts';
import type { NumberColumn, Table } from '#tables/table.ts';
import { ALTERNATIVES, tryAlternative } from './alternatives.ts';
import { type PreparedScores, prepareScores, rescore } from './rescore.ts';
import type { RecipeRun } from './run/run-recipe.ts';
import { rankShifts, scoreRanks, type SensitivityBase } from './sensitivity.ts';

/** Ids of the choices of method, before those of the weights. */
const CHOICES = ['normalization', 'mean'] as const;

/** Sobol indices of the choices of method and of the weights, in the order of `ids`. */
export interface MethodIndices extends SobolIndices {
  readonly ids: readonly string[];
  /** Normalizations that are drawn, the recipe's own first. */
  readonly normalizations: readonly string[];
}

/** Normalized indicators under the score, with the rows that the recipe sets aside left out. */
function prepare(columns: readonly NumberColumn[], { masks }: PreparedScores): PreparedScores {
  const prepared = prepareScores(columns);
  return {
    ...prepared,
    masks: prepared.masks.map((mask, byte) => mask.map((bits, row) => bits & (masks[byte]?.[row] ?? 0))),
  };
}

/** Logarithms of the values stretched to 1 … 100: their weighted mean ranks rows as the geometric mean does. */
function logarithms({ kind, values, reasons }: NumberColumn): NumberColumn {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  values.forEach((value, row) => {
    if (reasons[row] === 0) [low, high] = [Math.min(low, value), Math.max(high, value)];
  });
  const stretched = values.map((value, row) =>
    reasons[row] !== 0 || high === low ? 0 : Math.log(1 + (99 * (value - low)) / (high - low)),
  );
  return { kind, values: stretched, reasons };
}

function columnsOf({ indicators }: RecipeRun, ids: readonly string[]): readonly NumberColumn[] {
  return ids.flatMap((id) => indicators.find((one) => one.id === id)?.normalized ?? []);
}

const pick = <T>(list: readonly T[], at: number): T | undefined =>
  list[Math.min(list.length - 1, Math.floor(at * list.length))];

/**
 * Sobol indices of the whole method: the normalization (the recipe's own, and z-scores, min-max, percentile ranks
 * where the recipe can be computed with them), the mean (arithmetic or geometric) and every weight are drawn together; the result studied is the mean shift of rank.
 *
 * @param base of the run, as the recipe has it
 * @param count size of the base sample, best a power of two
 * @param spread 0.25 draws each weight from 75 % to 125 % of itself; 0 holds the weights fixed
 * @see docs/method/sensitivity.md
 */
export function methodIndices(
  run: RecipeRun,
  table: Table,
  base: SensitivityBase,
  count: number,
  seed: number,
  spread = 0.25,
): MethodIndices {
  const others = ALTERNATIVES.filter(({ aggregate }) => aggregate === undefined).flatMap((other) => {
    const its = tryAlternative(run.recipe, table, other);
    return typeof its === 'string' ? [] : [{ name: other.name, run: its }];
  });
  const runs = [run, ...others.map((other) => other.run)];
  const prepared = runs.map((one) => {
    const columns = columnsOf(one, base.ids);
    return [columns, columns.map(logarithms)].map((own) => prepare(own, base.prepared));
  });
  const { classCount } = base;
  const start = scoreRanks(rescore(base.prepared, base));
  const shift = (inputs: Float64Array): number => {
    const means = pick(prepared, inputs[0] ?? 0) ?? [];
    const chosen = pick(means, inputs[1] ?? 0) ?? base.prepared;
    const weights = base.weights.map(
      (weight, i) => weight * (1 + spread * (2 * (inputs[i + CHOICES.length] ?? 0.5) - 1)),
    );
    return rankShifts(start, scoreRanks(rescore(chosen, { weights, classCount }))).mean;
  };
  const ids = [...CHOICES, ...base.ids];
  const indices = sobolIndices(shift, ids.length, count, seed);
  return { ...indices, ids, normalizations: ['as the recipe', ...others.map(({ name }) => name)] };
}

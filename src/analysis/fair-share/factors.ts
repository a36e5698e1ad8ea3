import { Problem } from '#core/problem.ts';
import type { Inputs } from './inputs.ts';
import type { AllocationFactor, IncomeBand } from './method-schema.ts';
import { normalizeShares, transformValues } from './normalize.ts';

/** One factor of one town: input, transformed value, share of the region. */
export interface FactorStep {
  readonly factor: string;
  readonly input: number;
  /** What the transformed value is multiplied with; null when the method multiplies with nothing. */
  readonly times: number | null;
  readonly transformed: number;
  readonly share: number;
  /** Null where each income band has its own weights. */
  readonly weight: number | null;
}

function refuseNegative(
  inputs: Inputs,
  factor: AllocationFactor,
  rows: readonly number[],
  values: readonly number[],
): void {
  const bad = values.findIndex((value) => !Number.isFinite(value) || value < 0);
  const row = rows[bad] ?? -1;
  if (bad < 0) return;
  inputs.throwGaps();
  const columnName = inputs.columnFor(factor.column);
  const value = String(inputs.number(factor.column, row));
  throw new Problem('input-range', `gives ${values[bad] ?? ''} for ${inputs.names[row] ?? ''}`, {
    ...{ ...inputs.placeOf(columnName, row), value },
    remedy: 'a transformed value must be a number of at least 0: mend the input or the transform',
  });
}

function stepsOf(inputs: Inputs, factor: AllocationFactor, rows: readonly number[]): FactorStep[] {
  const { id, column, transform, floor, times, weight = null } = factor;
  const raw = rows.map((row) => inputs.number(column, row));
  const multiplier = rows.map((row) => (times === undefined ? null : inputs.number(times, row)));
  const transformed = transformValues(transform, raw, floor).map((value, i) => value * (multiplier[i] ?? 1));
  refuseNegative(inputs, factor, rows, transformed);
  const shares = transform === 'given-share' ? transformed : normalizeShares(transformed);
  return rows.map((_, i) => ({
    factor: id,
    input: raw[i] ?? 0,
    times: multiplier[i] ?? null,
    transformed: transformed[i] ?? 0,
    share: shares[i] ?? 0,
    weight,
  }));
}

/**
 * Every factor of the eligible towns of a region, town by town.
 *
 * @param rows the eligible towns
 */
export function factorSteps(inputs: Inputs, rows: readonly number[]): readonly (readonly FactorStep[])[] {
  const byFactor = inputs.method.factors.map((factor) => stepsOf(inputs, factor, rows));
  return rows.map((_, i) => byFactor.flatMap((steps) => steps[i] ?? []));
}

/**
 * Weighted mean of the shares of one town.
 *
 * @param weights of an income band; those of the factors when it has none
 * @example shareOf([{ factor: 'a', input: 1, times: null, transformed: 1, share: 0.4, weight: 0.5 }], undefined) // => 0.2
 */
export function shareOf(steps: readonly FactorStep[], weights: IncomeBand['weights']): number {
  return steps.reduce(
    (sum, { factor, share, weight }) =>
      sum + share * (weights === undefined ? (weight ?? 0) : (weights[factor] ?? 0)),
    0,
  );
}

import type { AllocationMethod } from './method-schema.ts';
import { roundByLargestRemainder } from './normalize.ts';

/** A part of a town's number: a band of incomes or a phase. */
export interface Part {
  readonly id: string;
  readonly units: number;
}

/** Shares of the bands; bands in units are taken as shares of their sum. */
export function bandShares({ incomeBands }: Pick<AllocationMethod, 'incomeBands'>): readonly number[] {
  const total = incomeBands.reduce((sum, { units = 0 }) => sum + units, 0);
  return incomeBands.map(({ share, units }) => share ?? (units ?? 0) / total);
}

/** Need that a method states by its bands; undefined when it states none. */
export function bandNeed({ incomeBands }: Pick<AllocationMethod, 'incomeBands'>): number | undefined {
  const units = incomeBands.flatMap((band) => band.units ?? []);
  return units.length === 0 ? undefined : units.reduce((sum, value) => sum + value, 0);
}

/**
 * A whole number in parts that sum to it, by largest remainder.
 *
 * @example splitUnits(10, [{ id: 'a', share: 0.25 }, { id: 'b', share: 0.75 }]) // => [{ id: 'a', units: 3 }, { id: 'b', units: 7 }]
 */
export function splitUnits(
  units: number,
  parts: readonly { readonly id: string; readonly share: number }[],
): readonly Part[] {
  const whole = roundByLargestRemainder(parts.map(({ share }) => units * share));
  return parts.map(({ id }, i) => ({ id, units: whole[i] ?? 0 }));
}

/**
 * A number spread evenly over years, as a plan counts them.
 *
 * @example evenPhases(2027, 2).map(({ id, share }) => [id, share]) // => [['2027', 0.5], ['2028', 0.5]]
 */
export function evenPhases(firstYear: number, years: number): readonly { id: string; share: number }[] {
  return Array.from({ length: years }, (_, i) => ({ id: String(firstYear + i), share: 1 / years }));
}

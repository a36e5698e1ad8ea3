import type { AllocationFactor } from './method-schema.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** 0.5 for the lowest value of the region, 1.5 for the highest, 1 when all are alike. */
function scaled(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (high === low ? 1 : 0.5 + (value - low) / (high - low)));
}

/**
 * The transformed values of one factor over the eligible towns of one region.
 *
 * @param values one value a town
 * @param floor what excess-over-floor adds above the lowest value
 * @example transformValues('complement', [0.2, 0.6], 0) // => [0.8, 0.4]
 * @example transformValues('excess-over-floor', [500, 900], 100) // => [100, 500]
 */
export function transformValues(
  transform: AllocationFactor['transform'],
  values: readonly number[],
  floor: number,
): number[] {
  const lowest = Math.min(...values);
  const mean = sum(values) / values.length;
  switch (transform) {
    case 'share':
    case 'given-share':
      return [...values];
    case 'positive-change':
      return values.map((value) => Math.max(0, value));
    case 'relative-to-region':
      return values.map((value) => value / mean);
    case 'excess-over-floor':
      return values.map((value) => value - (lowest - floor));
    case 'complement':
      return values.map((value) => 1 - value);
    case 'inverse':
      return values.map((value) => 1 / value);
    case 'scaled':
      return scaled(values);
  }
}

/**
 * Shares that sum to 1; all alike when there is nothing to share by.
 *
 * @example normalizeShares([1, 3]) // => [0.25, 0.75]
 * @example normalizeShares([0, 0]) // => [0.5, 0.5]
 */
export function normalizeShares(values: readonly number[]): number[] {
  const total = sum(values);
  return values.map((value) => (total === 0 ? 1 / values.length : value / total));
}

/** What each town gets under its cap, and what nobody could take. */
export interface CappedNeed {
  readonly allocated: readonly number[];
  readonly excess: number;
}

/**
 * Holds what towns were given under their caps; what is above goes to the others, until no new cap binds.
 *
 * @param need of the region
 * @param uncapped units of each town before caps
 * @param caps null where a town has none
 * @param redistribute false: what is above a cap is excess at once
 * @example spreadUnderCaps(100, [50, 50], [20, 90], true) // => { allocated: [20, 80], excess: 0 }
 * @example spreadUnderCaps(100, [50, 50], [20, null], false) // => { allocated: [20, 50], excess: 30 }
 */
export function spreadUnderCaps(
  need: number,
  uncapped: readonly number[],
  caps: readonly (number | null)[],
  redistribute: boolean,
): CappedNeed {
  const limits = uncapped.map((_, town) => caps[town] ?? Infinity);
  const bound = new Set<number>();
  for (;;) {
    const taken = sum([...bound].map((town) => limits[town] ?? 0));
    const open = sum(uncapped.filter((_, town) => !bound.has(town)));
    const scale = !redistribute ? 1 : open === 0 ? 0 : (need - taken) / open;
    const wish = uncapped.map((units, town) => (bound.has(town) ? (limits[town] ?? 0) : units * scale));
    const over = wish.flatMap((units, town) =>
      !bound.has(town) && units > (limits[town] ?? Infinity) ? [town] : [],
    );
    if (over.length === 0) return { allocated: wish, excess: Math.max(0, need - sum(wish)) };
    over.forEach((town) => bound.add(town));
  }
}

/**
 * Whole numbers with the rounded total, by largest remainder; equal remainders in the order given.
 *
 * @param values in a fixed order, such as by name
 * @example roundByLargestRemainder([1.5, 1.5, 1]) // => [2, 1, 1]
 */
export function roundByLargestRemainder(values: readonly number[]): number[] {
  const whole = values.map(Math.floor);
  const left = Math.round(sum(values)) - sum(whole);
  const order = values
    .map((value, town) => ({ town, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.town - b.town);
  for (const { town } of order.slice(0, left)) whole[town] = (whole[town] ?? 0) + 1;
  return whole;
}

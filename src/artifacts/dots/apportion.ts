/**
 * How many dots stand in each tract so that no town gains or loses a dot by rounding.
 *
 * Largest remainders, twice: the total is shared over the towns, then each town's dots over its tracts.
 * Every tract, town and the total gets its exact quotient rounded down or up; equal remainders go to the first in order.
 * @param people people of one group by tract (≥ 0)
 * @param townOf any key of the town by tract, same order; tracts without a town share the key null
 * @param unit people a dot stands for
 * @returns dots by tract, same order; their sum is the rounded total
 * @see docs/method/dots.md
 * @example apportionDots([60, 60, 130], ['a', 'a', 'b'], 100) // => Int32Array.of(1, 0, 2)
 */
export function apportionDots(
  people: ArrayLike<number>,
  townOf: ArrayLike<string | null>,
  unit: number,
): Int32Array {
  const tractsByTown = groupByTown(people.length, townOf);
  const townPeople = tractsByTown.map((tracts) =>
    tracts.reduce((sum, tract) => sum + (people[tract] ?? 0), 0),
  );
  const total = Math.round(townPeople.reduce((sum, count) => sum + count, 0) / unit);
  const townDots = shareByLargestRemainder(townPeople, unit, total);
  const dots = new Int32Array(people.length);
  tractsByTown.forEach((tracts, town) => {
    const counts = tracts.map((tract) => people[tract] ?? 0);
    const shared = shareByLargestRemainder(counts, unit, townDots[town] ?? 0);
    tracts.forEach((tract, i) => (dots[tract] = shared[i] ?? 0));
  });
  return dots;
}

function groupByTown(length: number, townOf: ArrayLike<string | null>): number[][] {
  const byTown = new Map<string | null, number[]>();
  for (let tract = 0; tract < length; tract++) {
    const town = townOf[tract] ?? null;
    const tracts = byTown.get(town);
    if (tracts === undefined) byTown.set(town, [tract]);
    else tracts.push(tract);
  }
  return [...byTown.values()];
}

/** Quotients rounded down, then one more for the largest remainders until the total is reached. */
function shareByLargestRemainder(counts: readonly number[], unit: number, total: number): number[] {
  const shared = counts.map((count) => Math.floor(count / unit));
  const missing = total - shared.reduce((sum, dots) => sum + dots, 0);
  const byRemainder = counts
    .map((count, i) => ({ i, remainder: count - unit * (shared[i] ?? 0) }))
    .filter(({ remainder }) => remainder > 0)
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, Math.max(0, missing))) shared[i] = (shared[i] ?? 0) + 1;
  return shared;
}

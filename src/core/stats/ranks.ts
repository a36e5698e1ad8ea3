import { sortWithOrder } from './order.ts';

/** Which rank equal values share; 'first' gives them different ranks in the order of the rows. */
export type Ties = 'min' | 'average' | 'max' | 'first';

/** Rank of a run of equal values at sorted positions start … end − 1, by the rule for ties. */
function rankOfRun(start: number, end: number, ties: Ties): number {
  if (ties === 'max') return end;
  return ties === 'average' ? (start + 1 + end) / 2 : start + 1;
}

/**
 * Ranks from 1 (smallest value) to n.
 *
 * @param values numbers without gaps
 * @param ties rank of equal values: the smallest of their places, the average, the largest, or row order
 * @see docs/method/rank.md
 * @example [...ranks([10, 20, 20, 30], 'min')] // => [1, 2, 2, 4]
 * @example [...ranks([10, 20, 20, 30], 'average')] // => [1, 2.5, 2.5, 4]
 */
export function ranks(values: ArrayLike<number>, ties: Ties): Float64Array {
  const { order, values: sorted } = sortWithOrder(values);
  const result = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    const value = sorted[start];
    let end = start + 1;
    while (ties !== 'first' && end < order.length && sorted[end] === value) end++;
    const rank = rankOfRun(start, end, ties);
    for (let i = start; i < end; i++) result[order[i] as number] = rank;
    start = end;
  }
  return result;
}

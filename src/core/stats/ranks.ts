import { sortForNow } from './order.ts';

/** Which rank equal values share; 'first' gives them different ranks in the order of the rows. */
export type Ties = 'min' | 'average' | 'max' | 'first';

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
  const { order, values: sorted } = sortForNow(values);
  const count = values.length;
  const result = new Float64Array(count);
  if (ties === 'min' || ties === 'first') {
    let rank = 1;
    for (let i = 0; i < count; i++) {
      if (ties === 'first' || i === 0 || (sorted[i] as number) !== (sorted[i - 1] as number)) rank = i + 1;
      result[order[i] as number] = rank;
    }
    return result;
  }
  for (let start = 0; start < count;) {
    const value = sorted[start];
    let end = start + 1;
    while (end < count && sorted[end] === value) end++;
    const rank = ties === 'max' ? end : (start + 1 + end) / 2;
    for (let i = start; i < end; i++) result[order[i] as number] = rank;
    start = end;
  }
  return result;
}

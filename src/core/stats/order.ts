/**
 * Positions of the values in rising order; equal values keep their order.
 *
 * @param values numbers without gaps
 * @see docs/method/rank.md
 * @example [...risingOrder([3, 1, 2])] // => [1, 2, 0]
 */
export function risingOrder(values: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i);
  return order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}

/**
 * Fills Walker's alias table for one run of weights: cell i keeps itself with probability keep[i], else gives alias[i].
 *
 * Choosing by the table costs one number and one comparison, whatever the number of weights.
 * @param weights weights ≥ 0 whose sum is > 0, at [from, to)
 * @param keep receives the probability to keep, at [from, to)
 * @param alias receives the absolute index of the other choice, at [from, to)
 * @see Walker (1977), ACM Transactions on Mathematical Software 3(3); Vose (1991) — docs/method/dots.md
 * @example (() => { const keep = new Float64Array(2), alias = new Int32Array(2); fillAliasTable(new Float64Array([1, 3]), 0, 2, keep, alias); return [keep[0], alias[0]]; })() // => [0.5, 1]
 */
export function fillAliasTable(
  weights: Float64Array,
  from: number,
  to: number,
  keep: Float64Array,
  alias: Int32Array,
): void {
  const n = to - from;
  if (scratch.length < n) scratch = new Int32Array(2 * n);
  const stack = scratch;
  let small = 0;
  let large = n;
  const mean = sumOf(weights, from, to) / n;
  for (let i = from; i < to; i++) {
    keep[i] = (weights[i] as number) / mean;
    alias[i] = i;
    if ((keep[i] as number) < 1) stack[small++] = i;
    else stack[--large] = i;
  }
  pairUp(stack, n, small, large, keep, alias);
}

/** Two stacks that grow toward each other; kept between calls because most runs are short. */
let scratch = new Int32Array(256);

/** Gives each light cell the surplus of a heavy one; what is left over is 1 but for rounding. */
function pairUp(
  stack: Int32Array,
  n: number,
  small: number,
  large: number,
  keep: Float64Array,
  alias: Int32Array,
): void {
  while (small > 0 && large < n) {
    const light = stack[--small] as number;
    const heavy = stack[large] as number;
    alias[light] = heavy;
    const left = (keep[heavy] as number) - (1 - (keep[light] as number));
    keep[heavy] = left;
    if (left >= 1) continue;
    large++;
    stack[small++] = heavy;
  }
  while (small > 0) keep[stack[--small] as number] = 1;
  while (large < n) keep[stack[large++] as number] = 1;
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] as number;
  return sum;
}

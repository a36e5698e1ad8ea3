import { sobolPoints } from './sobol-sequence.ts';

/** How much of the variance of a result each input explains alone, and with all its interactions. */
export interface SobolIndices {
  readonly first: readonly number[];
  readonly total: readonly number[];
  readonly variance: number;
  readonly mean: number;
  readonly evaluations: number;
}

function moments(values: readonly Float64Array[]): { mean: number; variance: number } {
  const count = values.reduce((sum, column) => sum + column.length, 0);
  const mean = values.reduce((sum, column) => sum + column.reduce((a, b) => a + b, 0), 0) / count;
  const squares = values.reduce((sum, column) => sum + column.reduce((a, b) => a + (b - mean) ** 2, 0), 0);
  return { mean, variance: squares / count };
}

/**
 * Sobol indices of first and total order (Saltelli's design; Saltelli 2010 first order, Jansen total order).
 *
 * @param result a function of numbers in 0 … 1, one per input
 * @param inputs number of inputs
 * @param count size of the base sample, best a power of two; count·(inputs + 2) evaluations
 * @returns zeros when the result never changes
 * @see Saltelli et al. (2010), Computer Physics Communications 181 — docs/method/sensitivity.md
 * @example sobolIndices(([a, b]) => a + 0 * b, 2, 256, 1).first[0] > 0.95 // => true
 */
export function sobolIndices(
  result: (inputs: Float64Array) => number,
  inputs: number,
  count: number,
  seed: number,
): SobolIndices {
  const points = sobolPoints(count, 2 * inputs, seed);
  const at = new Float64Array(inputs);
  const evaluate = (row: number, fromB: (input: number) => boolean): number => {
    for (let k = 0; k < inputs; k++) at[k] = points[fromB(k) ? inputs + k : k]?.[row] ?? 0;
    return result(at);
  };
  const column = (fromB: (input: number) => boolean): Float64Array =>
    Float64Array.from({ length: count }, (_, row) => evaluate(row, fromB));
  const [a, b] = [column(() => false), column(() => true)];
  const { mean, variance } = moments([a, b]);
  const orders = Array.from({ length: inputs }, (_, i) => {
    const mixed = column((k) => k === i);
    let [first, total] = [0, 0];
    for (let row = 0; row < count; row++) {
      const [fa, fb, fm] = [a[row] ?? 0, b[row] ?? 0, mixed[row] ?? 0];
      first += (fb - mean) * (fm - fa);
      total += (fa - fm) ** 2;
    }
    return variance === 0 ? [0, 0] : [first / count / variance, total / (2 * count) / variance];
  });
  return {
    first: orders.map(([first = 0]) => first),
    total: orders.map(([, total = 0]) => total),
    variance,
    mean,
    evaluations: count * (inputs + 2),
  };
}

import { describe, expect, test } from 'vitest';
import { sobolIndices } from './sobol-indices.ts';

function expectClose(found: readonly number[], wanted: readonly number[]): void {
  found.forEach((value, i) => expect(Math.abs(value - (wanted[i] ?? Number.NaN))).toBeLessThan(0.01));
  expect(found).toHaveLength(wanted.length);
}

describe('Sobol indices against analytic values, tolerance 0.01', () => {
  test('Ishigami function (a = 7, b = 0.1): .3139 .4424 0 alone, .5576 .4424 .2437 in all', () => {
    const angle = (u: number | undefined): number => Math.PI * (2 * (u ?? 0) - 1);
    const ishigami = (u: Float64Array): number => {
      const [x, y, z] = [angle(u[0]), angle(u[1]), angle(u[2])];
      return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
    };
    const { first, total } = sobolIndices(ishigami, 3, 8192, 1);
    expectClose(first, [0.3139, 0.4424, 0]);
    expectClose(total, [0.5576, 0.4424, 0.2437]);
  });

  test('G-function with a = 0, 1, 4.5, 9, 99, 99, 99, 99', () => {
    const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
    const g = (u: Float64Array): number =>
      a.reduce((product, ai, i) => (product * (Math.abs(4 * (u[i] ?? 0) - 2) + ai)) / (1 + ai), 1);
    const parts = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
    const variance = parts.reduce((product, part) => product * (1 + part), 1) - 1;
    const { first, total } = sobolIndices(g, 8, 16384, 1);
    expectClose(
      first,
      parts.map((part) => part / variance),
    );
    expectClose(
      total,
      parts.map((part) => (part * (variance + 1)) / (1 + part) / variance),
    );
  });

  test('a result that never changes has no indices, and no NaN', () => {
    expect(sobolIndices(() => 3, 2, 64, 1)).toMatchObject({ first: [0, 0], total: [0, 0], variance: 0 });
  });

  test('brute force: for x + 2y the shares are 1/5 and 4/5', () => {
    const { first, total } = sobolIndices((u) => (u[0] ?? 0) + 2 * (u[1] ?? 0), 2, 4096, 7);
    expectClose(first, [0.2, 0.8]);
    expectClose(total, [0.2, 0.8]);
  });
});

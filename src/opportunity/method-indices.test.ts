import { expect, test } from 'vitest';
import { numberColumn, type Table } from '#tables/table.ts';
import { ALTERNATIVES, withAlternative } from './alternatives.ts';
import { methodIndices } from './method-indices.ts';
import { compileRecipe } from './recipe/compile.ts';
import { runRecipe } from './run/run-recipe.ts';
import { sensitivityBase } from './sensitivity-base.ts';

const RECIPE = compileRecipe(
  `
format: evenground-recipe/1
id: two
title: Two indicators
indicatorSteps: [zScore]
indicators:
  - { id: a, direction: higher-is-better, column: a }
  - { id: b, direction: higher-is-better, column: b }
groups:
  - { id: index, of: [a, b], aggregate: mean, missing: skip }
score: index
`,
  'two.yaml',
);
const A = [1, 2, 4, 8, 16, 3, 30, 90];
const B = [9, 7, 8, 3, 2, 6, 1, 0.5];
const TABLE: Table = {
  name: 't',
  rowCount: A.length,
  columns: new Map([
    ['a', numberColumn(A)],
    ['b', numberColumn(B)],
  ]),
};
const RUN = runRecipe(RECIPE, TABLE);

/** Rank from the lowest, by counting. */
const ranksOf = (scores: readonly number[]): number[] =>
  scores.map((own) => 1 + scores.filter((other) => other < own).length);

const average = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const variance = (values: readonly number[]): number =>
  average(values.map((value) => (value - average(values)) ** 2));

/** Mean shift of rank of each normalization (rows) and mean (columns), computed from the values of the steps themselves. */
function shiftsByHand(): number[][] {
  const runs = [
    RUN,
    ...ALTERNATIVES.slice(0, 3).map((one) => runRecipe(withAlternative(RECIPE, one), TABLE)),
  ];
  const start = ranksOf(
    A.map((_, row) => average(RUN.indicators.map((one) => one.normalized.values[row] ?? 0))),
  );
  const shiftOf = (scores: readonly number[]): number =>
    average(ranksOf(scores).map((rank, row) => Math.abs(rank - (start[row] ?? 0))));
  return runs.map(({ indicators }) => {
    const columns = indicators.map(({ normalized }) => [...normalized.values]);
    const stretched = columns.map((own) => {
      const [low, high] = [Math.min(...own), Math.max(...own)];
      return own.map((value) => 1 + (99 * (value - low)) / (high - low));
    });
    const sums = A.map((_, row) => columns.reduce((sum, own) => sum + (own[row] ?? 0), 0));
    const products = A.map((_, row) => Math.sqrt(stretched.reduce((all, own) => all * (own[row] ?? 0), 1)));
    return [shiftOf(sums), shiftOf(products)];
  });
}

test('with fixed weights, the shares of the variance are those of all eight combinations, counted out', () => {
  const shifts = shiftsByHand();
  const all = variance(shifts.flat());
  const byMean = [0, 1].map((mean) => average(shifts.map((row) => row[mean] ?? 0)));
  const firstNormalization = variance(shifts.map(average)) / all;
  const firstMean = variance(byMean) / all;
  const base = sensitivityBase(RUN);
  const { ids, first, total, evaluations } = methodIndices(RUN, TABLE, base, 1024, 1, 0);
  expect(all).toBeGreaterThan(0);
  expect(ids).toEqual(['normalization', 'mean', 'a', 'b']);
  expect(evaluations).toBe(1024 * 6);
  // Two choices only: what is not the first order of the one is the total order of the other.
  expect(Math.abs((first[0] ?? 0) - firstNormalization)).toBeLessThan(0.02);
  expect(Math.abs((first[1] ?? 0) - firstMean)).toBeLessThan(0.02);
  expect(Math.abs((total[0] ?? 0) - (1 - firstMean))).toBeLessThan(0.02);
  expect(Math.abs((total[1] ?? 0) - (1 - firstNormalization))).toBeLessThan(0.02);
  expect([first[2], total[2], first[3], total[3]].every((value) => Math.abs(value ?? 1) < 1e-12)).toBe(true);
});

import { describe, expect, test } from 'vitest';
import { numberColumn, type Table } from '#tables/table.ts';
import { simulateMargins } from './margins.ts';
import { compileRecipe } from './recipe/compile.ts';
import { runRecipe } from './run/run-recipe.ts';

const RECIPE = `format: evenground-recipe/1
id: margins
title: Margins
indicators:
  - { id: a, direction: higher-is-better, column: a, margin: moe }
levels:
  - { id: level, of: a, classes: 2, rule: { cuts: { at: [10] } } }
`;

function tableOf(a: readonly number[], moe: readonly (number | null)[]): Table {
  return {
    name: 't',
    rowCount: a.length,
    columns: new Map([
      ['a', numberColumn(a)],
      ['moe', numberColumn(moe.map((value) => value ?? { missing: 'suppressed' }))],
    ]),
  };
}

function simulate(table: Table, draws: number, seed: number, recipe = RECIPE) {
  const compiled = compileRecipe(recipe, 'r.yaml');
  return simulateMargins(runRecipe(compiled, table), table, draws, seed);
}

describe('values drawn within their margins of error', () => {
  // A value one margin of 90 % above the cut lies above it in 95 % of the draws; half a margin in Φ(0.8225) = 79.46 %;
  // at the cut in half of them. A value without a margin stays.
  const table = tableOf([10 + 2, 10 + 1, 10, 3], [2, 2, 2, null]);
  const result = simulate(table, 20_000, 1);

  test.each([
    [0, 0.95],
    [1, 0.7946],
    [2, 0.5],
    [3, 1],
  ])('row %i keeps its level in %d of the draws', (row, wanted) => {
    expect(result.stability[row]).toBeGreaterThan(wanted - 0.01);
    expect(result.stability[row]).toBeLessThan(wanted + 0.01);
  });

  test('a value without a margin is counted', () => {
    expect(result.withoutMargin).toBe(1);
    expect(result.indicators).toEqual(['a']);
  });

  test('the smallest value by far always has rank 1', () => {
    expect([result.rankLow[3], result.rankHigh[3]]).toEqual([1, 1]);
  });

  test('the same seed gives the same draws', () => {
    expect(simulate(table, 50, 7)).toEqual(simulate(table, 50, 7));
    expect(simulate(table, 50, 8)).not.toEqual(simulate(table, 50, 7));
  });

  test('margins of 0 change nothing', () => {
    expect(simulate(tableOf([1, 20], [0, 0]), 20, 1).changed).toEqual({ mean: 0, min: 0, max: 0 });
  });

  test('a recipe that names no margin says so', () => {
    expect(() => simulate(table, 5, 1, RECIPE.replace(', margin: moe', ''))).toThrow(
      'no indicator with a margin',
    );
  });
});

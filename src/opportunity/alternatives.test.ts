import { expect, test } from 'vitest';
import { numberColumn, type Table } from '#tables/table.ts';
import { compareAlternatives } from './alternatives.ts';
import { methodIndices } from './method-indices.ts';
import { compileRecipe } from './recipe/compile.ts';
import { runRecipe } from './run/run-recipe.ts';
import { sensitivityBase } from './sensitivity-base.ts';

const TABLE: Table = {
  name: 't.csv',
  rowCount: 5,
  columns: new Map([['a', numberColumn([1, 2, 3, 4, { missing: 'notInFile' }])]]),
};

/** Two levels of one column after some steps. */
function runOf(steps: string, aggregate = 'mean') {
  const text = `
format: evenground-recipe/1
id: one
title: One
indicatorSteps: ${steps}
indicators: [{ id: a, direction: higher-is-better, column: a }]
groups: [{ id: index, of: [a], aggregate: ${aggregate} }]
levels:
  - { id: level, of: index, rule: rankCuts, classes: 2, notEnoughData: { id: none } }
`;
  return runRecipe(compileRecipe(text, 'one.yaml'), TABLE);
}

test.each([
  ['percentRank: { formula: (n-rank+1)/n }'],
  ['rank: { order: falling }'],
  ['minMax: { to: [1, 0] }'],
  ['goalposts: { min: 4, max: 1 }'],
  ['rank'],
])('one column in order keeps its order in every other way: [%s]', (step) => {
  // Every normalization of one column gives the same order, so no level can change; four rows have a level.
  for (const { changed, levelled } of compareAlternatives(runOf(`[${step}]`), TABLE))
    expect({ changed, levelled }).toEqual({ changed: 0, levelled: 4 });
});

test('a way that a later step cannot take is told with the reason, and not drawn among the choices', () => {
  const run = runOf('[percentRank: { formula: rank/n }, exponentialRank]', 'sum');
  expect(compareAlternatives(run, TABLE).map(({ changed, why }) => why ?? changed)).toEqual([
    'a: is no share: this step takes numbers from 0 to 1',
    0,
    0,
    'no group of the recipe is a mean',
  ]);
  const { normalizations } = methodIndices(run, TABLE, sensitivityBase(run), 8, 1);
  expect(normalizations).toEqual(['as the recipe', 'min-max', 'percentile ranks']);
});

test('weights that cancel each other are no base for a study: refused, not zeros', () => {
  const text = `
format: evenground-recipe/1
id: two
title: Two
indicators: [{ id: a, direction: higher-is-better, column: a }, { id: b, direction: higher-is-better, column: a }]
groups: [{ id: index, of: [{ part: a, weight: 1 }, { part: b, weight: -1 }], aggregate: sum }]
`;
  const run = runRecipe(compileRecipe(text, 'two.yaml'), TABLE);
  expect(() => sensitivityBase(run)).toThrow(expect.objectContaining({ code: 'sensitivity-weights' }));
});

test('a recipe of points has no step that another normalization could stand for', () => {
  const run = runOf('[points: { cuts: [2, 3], passes: above }]');
  expect(compareAlternatives(run, TABLE).map(({ changed }) => changed)).toEqual([null, null, null, null]);
});

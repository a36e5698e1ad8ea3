import { expect, test } from 'vitest';
import { numberColumn, type Table } from '#tables/table.ts';
import { compileRecipe } from './recipe/compile.ts';
import { levelStability } from './stability.ts';

const RECIPE = compileRecipe(
  `
format: evenground-recipe/1
id: two
title: Two indicators
indicatorSteps: [zScore]
indicators:
  - { id: measured, direction: higher-is-better, column: measured }
  - { id: fixed, direction: higher-is-better, column: fixed }
groups:
  - { id: index, of: [measured, fixed], aggregate: mean, missing: skip }
score: index
levels:
  - { id: level, of: index, rule: { rankCuts: { rounding: nearest, ties: min } }, classes: [{ id: low }, { id: high }] }
`,
  'two.yaml',
);

function tableWith(moe: readonly number[]): Table {
  const values = [1, 2, 3, 4.9, 5.1, 7, 8, 9];
  return {
    name: 't',
    rowCount: values.length,
    columns: new Map([
      ['measured', numberColumn(values)],
      ['measuredMoe', numberColumn(moe)],
      ['fixed', numberColumn([1, 2, 3, 4, 4, 5, 6, 7])],
    ]),
  };
}

const study = (moe: readonly number[], seed = 1) =>
  levelStability(RECIPE, tableWith(moe), { draws: 400, seed });

test('without error every level stays in every draw', () => {
  const run = study(Array<number>(8).fill(0));
  expect([...(run?.sameShare.values ?? [])]).toEqual(Array(8).fill(1));
  expect(run?.couldBe).toEqual(Array(8).fill(null));
});

test('two rows beside the edge of a class change places in about the share that a normal curve says', () => {
  // Only the two middle rows move. They change places when e5 − e4 < −0.2, with e of deviation 1 / 1.645:
  // the difference has deviation √2 / 1.645 = 0.8597, so P = Φ(−0.2 / 0.8597) = 0.408 (both have the same fixed value).
  const run = study([0, 0, 0, 1, 1, 0, 0, 0]);
  const same = run?.sameShare.values ?? new Float64Array();
  // Three standard errors of 400 draws: 0.074.
  expect(Math.abs((same[3] ?? 0) - 0.592)).toBeLessThan(0.074);
  expect(same[3]).toBe(same[4]);
  expect(run?.couldBe).toEqual([null, null, null, 'high', 'low', null, null, null]);
});

test('the same seed gives the same shares, another seed others near by', () => {
  const [one, again, other] = [1, 1, 2].map((seed) => study([0, 0, 0, 1, 1, 0, 0, 0], seed));
  expect(one).toEqual(again);
  expect(one?.sameShare.values[3]).not.toBe(other?.sameShare.values[3]);
});

test('a column without margins is held fixed, and said so', () => {
  expect(study([0, 0, 0, 1, 1, 0, 0, 0])?.heldFixed).toEqual(['fixed']);
});

test('a table without any margins is not studied', () => {
  const columns = new Map([...tableWith([]).columns].filter(([name]) => name !== 'measuredMoe'));
  expect(levelStability(RECIPE, { ...tableWith([]), columns }, { draws: 100, seed: 1 })).toBe(undefined);
});

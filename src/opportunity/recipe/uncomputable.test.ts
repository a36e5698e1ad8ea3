import { describe, expect, test } from 'vitest';
import { formatProblem, Problem, Problems } from '#core/problem.ts';
import { inferTable } from '#tables/infer-table.ts';
import { lossProblems, requireScore } from '../run/lost-values.ts';
import { runRecipe } from '../run/run-recipe.ts';
import { compileRecipe } from './compile.ts';

const TABLE = inferTable('t.csv', {
  header: ['id', 'a', 'b', 'signed', 'flat', 'people'],
  rows: [
    ['01', '1', '5', '-2', '0.1', '300'],
    ['02', '2', '', '4', '0.1', '-999'],
    ['03', '4', '7', '0', '0.1', '100'],
  ],
});

/** A recipe of indicator lines, then what follows; the first indicator is on line 5. */
function recipe(indicators: readonly string[], rest = ''): string {
  const lines = indicators.map((line) => `  - { direction: higher-is-better, ${line} }\n`);
  return `format: evenground-recipe/1\nid: t\ntitle: T\nindicators:\n${lines.join('')}${rest}`;
}

/** Where the last such text stands. */
function placeOf(text: string, mark: string): string {
  const before = text.slice(0, text.lastIndexOf(mark)).split('\n');
  return `r.yaml:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

const [A, B] = ['id: a, column: a', 'id: b, column: b'];

function messages(text: string): string[] {
  try {
    const run = runRecipe(compileRecipe(text, 'r.yaml'), TABLE);
    requireScore(run);
    return lossProblems(run, ['01', '02', '03']).map(formatProblem);
  } catch (error) {
    if (error instanceof Problems) return error.problems.map(formatProblem);
    if (error instanceof Problem) return [formatProblem(error)];
    throw error;
  }
}

describe('a recipe that makes no sense is refused at its line and column, with what to do', () => {
  test.each([
    [
      'limits in the wrong order',
      [`${A}, steps: [clamp: { min: 5, max: 1 }]`],
      '',
      'clamp: {',
      'needs a min below its max',
    ],
    [
      'quantiles in the wrong order',
      [`${A}, steps: [cap: { lower: 0.9, upper: 0.1 }]`],
      '',
      'cap: {',
      'needs a lower share below',
    ],
    [
      'a range of no width',
      [`${A}, steps: [minMax: { to: [3, 3] }]`],
      '',
      'to: [3',
      'needs two different numbers',
    ],
    ['a logarithm to base 1', [`${A}, steps: [log: { base: 1 }]`], '', 'base: 1', 'must not be 1'],
    [
      'settings that a step needs',
      [`${A}, steps: [impute: mean]`],
      '',
      'impute: mean',
      'write impute: { with: … }',
    ],
    [
      'a rule without its cuts',
      [A],
      'levels:\n  - { id: l, of: a, classes: 2, rule: cuts }\n',
      'rule: cuts',
      'write cuts: { at: … }',
    ],
    [
      'no rule at all',
      [A],
      'levels:\n  - { id: l, of: a, classes: 2 }\n',
      '{ id: l',
      'quantiles, equalInterval, naturalBreaks, cuts',
    ],
    [
      'cuts that fall',
      [A],
      'levels:\n  - { id: l, of: a, classes: 3, rule: { cuts: { at: [3, 2] } } }\n',
      'at: [3',
      'must rise from each cut',
    ],
    [
      'two classes of one name',
      [A],
      'levels:\n  - { id: l, of: a, rule: rankCuts, classes: [{ id: x }, { id: x }] }\n',
      'classes: [',
      'is the id of two classes',
    ],
    ['a group of nothing', [A], 'groups:\n  - { id: g, aggregate: mean, of: [] }\n', 'of: []', 'is empty'],
    [
      'a part that stands twice',
      [A],
      'groups:\n  - { id: g, aggregate: mean, of: [a, a] }\n',
      'a] }',
      'stands twice in this group',
    ],
    [
      'more parts than there are',
      [A, B],
      'groups:\n  - { id: g, aggregate: mean, missing: { minimumCount: 3 }, of: [a, b] }\n',
      'missing: {',
      'asks for more parts than the 2',
    ],
    [
      'domains that nobody has',
      [A, B],
      'groups:\n  - { id: g, aggregate: mean, missing: { minimumPerDomain: 1 }, of: [a, b] }\n',
      'missing: {',
      'no part of this group has a domain',
    ],
    [
      'an infinite weight',
      [A, B],
      'groups:\n  - { id: g, aggregate: mean, of: [{ part: a, weight: .inf }, b] }\n',
      'weight: .inf',
      'is no number to compute with',
    ],
  ])('%s', (_, indicators, rest, mark, words) => {
    const text = recipe(indicators, rest);
    const [first = ''] = messages(text);
    expect(first).toContain(` ${placeOf(text, mark)} `);
    expect(first).toContain(words);
  });
});

describe('a table that a recipe cannot be computed over gets a problem, never a row of zeros', () => {
  test('a weight below 0, most often an undeclared "no value", at its cell', () => {
    expect(messages(recipe([`${A}, steps: [zScore: { weights: people }]`]))[0]).toContain(
      'recipe-negative-weight stop t.csv:3:6 "people" "-999"',
    );
  });

  test('equal values under weights have no spread, although their mean is off in its last digit', () => {
    const [first = ''] = messages(`${recipe(['id: f, column: flat, steps: [zScore: { weights: a }]'])}`);
    expect(first).toContain('recipe-zero-variance stop r.yaml:5:');
  });

  test('the part without spread is the one that is named', () => {
    const groups = 'groups:\n  - { id: g, aggregate: firstComponent, of: [a, f] }\n';
    expect(messages(recipe([A, 'id: f, column: flat'], groups))[0]).toContain('"g" "f" – has no spread');
  });

  test('a step for shares that meets a number above 1', () => {
    expect(messages(recipe([`${A}, steps: [exponentialRank]`]))[0]).toContain(
      'recipe-not-a-share stop r.yaml:5:62 "a" "2"',
    );
  });

  test('a population of nobody, at the population', () => {
    expect(messages(recipe([A], 'population: { column: a, above: 100 }\n'))[0]).toContain(
      'recipe-no-score stop r.yaml:6:1',
    );
  });

  test('no row with a score, at the group that is the score', () => {
    const groups = 'groups:\n  - { id: g, aggregate: geometric, of: [a, n] }\n';
    const [first = ''] = messages(recipe([A, 'id: n, column: a, steps: [multiply: -1]'], groups));
    expect(first).toContain('recipe-no-score stop r.yaml:8:5 "g"');
  });

  test('some rows that a geometric mean cannot take: a warning with the first of them, the others are scored', () => {
    const groups = 'groups:\n  - { id: g, aggregate: geometric, of: [a, s] }\n';
    expect(messages(recipe([A, 'id: s, column: signed'], groups))).toEqual([
      'recipe-value-lost warn r.yaml:8:5 "g" – geometric has no result for 1 row, the first is "01" – left without a value here, never counted as 0 – bring its parts to 0 or above first, with minMax or goalposts',
    ]);
  });

  test('some rows without a logarithm, at the step', () => {
    expect(messages(recipe(['id: s, column: signed, steps: [log]']))[0]).toContain(
      'recipe-value-lost warn r.yaml:5:',
    );
  });
});

describe('a part of weight 0 takes no part in a mean of any kind', () => {
  test.each(['geometric', 'harmonic', '{ generalized: { power: 2 } }'])('%s', (aggregate) => {
    const groups = `groups:\n  - { id: g, aggregate: ${aggregate}, of: [{ part: s, weight: 0 }, a] }\n`;
    const { score } = runRecipe(compileRecipe(recipe([A, 'id: s, column: signed'], groups), 'r.yaml'), TABLE);
    expect([...score.values].map((value) => +value.toFixed(12))).toEqual([1, 2, 4]);
  });

  test('a power mean of a large power stays near the largest part instead of leaving the range of numbers', () => {
    const groups = 'groups:\n  - { id: g, aggregate: { generalized: { power: 500 } }, of: [a, big] }\n';
    const big = 'id: big, column: a, steps: [multiply: 1000]';
    const { score } = runRecipe(compileRecipe(recipe([A, big], groups), 'r.yaml'), TABLE);
    // 1000 · (1/2)^(1/500)
    expect(score.values[0]).toBeCloseTo(998.6147, 4);
  });
});

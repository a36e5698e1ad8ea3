import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import * as writers from '#artifacts/scenario-files.ts';
import { scoredInputsJson } from '#artifacts/scored-inputs-files.ts';
import { LEVELS } from '#core/level.ts';
import { EDITION_SCENARIO } from '#opportunity/scenario/scenario.ts';
import { readScenario } from '#opportunity/scenario/scenario-link.ts';
import { levelStability } from '#opportunity/scenario/level-stability.ts';
import { scoreScenario } from '#opportunity/scenario/score-scenario.ts';
import type { ScoredInputs } from '#opportunity/scenario/scored-inputs.ts';
import { type Column, numberColumn, type Table } from '#tables/table.ts';
import { compileRecipe } from '#opportunity/recipe/compile.ts';
import english from '../locales/lazy/en/scenario.json';
import spanish from '../locales/lazy/es/scenario.json';
import { talkToMethod } from './method-client.ts';
import { makeMethodDesk } from './method-desk.ts';
import type { MethodRequest } from './messages.ts';
import { MATRIX_LEVELS, moveMatrix, movesBetween } from './moves.ts';

const RECIPE = `
format: evenground-recipe/1
id: two
title: two
indicators:
  - { id: a, domain: x, direction: higher-is-better, column: a, steps: [zScore] }
  - { id: b, domain: y, direction: higher-is-better, column: b, steps: [zScore] }
groups: [{ id: index, of: [a, b], aggregate: mean, missing: skip }]
score: index
levels:
  - id: level
    of: index
    rule: rankCuts
    classes: [{ id: very-low }, { id: low }, { id: moderate }, { id: high }, { id: very-high }]
`;
const GEOIDS = ['09001000001', '09001000002', '09001000003', '09001000004', '09001000005'];
const table: Table = {
  name: 'inputs.csv',
  rowCount: 5,
  columns: new Map<string, Column>([
    ['geoid', { kind: 'text', values: GEOIDS }],
    ['a', numberColumn([1, 2, 3, 4, 5])],
    ['b', numberColumn([5, 4, 3, 2, { missing: 'notInFile' }])],
    ['people', numberColumn([10, 10, 10, 10, 60])],
  ]),
};
const inputs: ScoredInputs = { recipe: compileRecipe(RECIPE, 'two.yaml'), table };
const tracts = {
  geoid: GEOIDS,
  name: ['1', '2', '3', '4', '5'],
  town: GEOIDS.map(() => null),
  level: [...LEVELS],
  score: [1, 2, 3, 4, 5],
  townName: GEOIDS.map(() => ''),
};

test('with b left out the order is that of a alone', () => {
  const { level } = scoreScenario(inputs, readScenario('b*0', ['a', 'b']), GEOIDS);
  expect([...level]).toEqual([0, 1, 2, 3, 4]);
});

test('five groups of people: the tract with most of the people fills the upper levels', () => {
  const { level } = scoreScenario(inputs, readScenario('b*0;levels:people', ['a', 'b']), GEOIDS);
  // by hand: cumulative people 10, 20, 30, 40, 100 of 100; cuts at 20, 40, 60, 80 lie at the values 2, 4, 5, 5
  expect([...level]).toEqual([0, 0, 1, 1, 2]);
});

test('all measures needed: the tract without b has no level', () => {
  const { level } = scoreScenario(inputs, readScenario('missing:all', ['a', 'b']), GEOIDS);
  expect(level[4]).toBe(255);
});

test('weights drawn at random never move a tract when one measure decides alone', () => {
  const { share, meanChanged } = levelStability(inputs, readScenario('b*0', ['a', 'b']), GEOIDS, {
    draws: 50,
    seed: 1,
  });
  expect([...share]).toEqual([1, 1, 1, 1, 1]);
  expect(meanChanged).toBe(0);
});

test('the same seed gives the same shares, and levels that are no ranks are refused', () => {
  const options = { draws: 200, seed: 7 };
  const [one, two] = [1, 2].map(() => levelStability(inputs, EDITION_SCENARIO, GEOIDS, options));
  expect(one).toEqual(two);
  const wide = readScenario('b*0;levels:people', ['a', 'b']);
  expect(() => levelStability(inputs, wide, GEOIDS, options)).toThrow('cannot be drawn quickly');
});

test('moves: the longest first, a lost level before all', () => {
  const moves = movesBetween(['low', 'high', 'low', null], ['moderate', 'very-low', null, null]);
  expect(moves.map(({ tract }) => tract)).toEqual([2, 1, 0]);
  const matrix = moveMatrix(['low', 'high', 'low'], ['moderate', 'very-low', null], [0, 1, 2]);
  expect(matrix.flat().reduce((a, b) => a + b)).toBe(3);
  expect(matrix[1]?.[MATRIX_LEVELS.indexOf(null)]).toBe(1);
});

/** The worker's two sides, tied together without a worker. */
function makeClient() {
  const port = {
    onmessage: null as ((event: MessageEvent) => void) | null,
    onerror: null,
    terminate: () => undefined,
    postMessage: (request: MethodRequest) => {
      desk(request).then(
        (answer) => port.onmessage?.({ data: { id: request.id, answer } } as MessageEvent),
        (reason: unknown) =>
          port.onmessage?.({ data: { id: request.id, failure: String(reason) } } as MessageEvent),
      );
    },
  };
  const desk = makeMethodDesk({
    readText: () => Promise.resolve(scoredInputsJson(inputs)),
    loadWriters: () => Promise.resolve(writers),
    onProgress: () => undefined,
  });
  return talkToMethod(port);
}

test('page and worker: weights, levels, recipe and table of one scenario', async () => {
  const client = makeClient();
  expect(await client.load('method.json', tracts)).toEqual({ a: 1, b: 1 });
  const scenario = readScenario('b*0', ['a', 'b']);
  expect([...(await client.score(scenario)).level]).toEqual([0, 1, 2, 3, 4]);
  const facts = { place: 'p', edition: 'e', link: 'https://example.org/?method=b*0', sentence: 'Mine.' };
  const yaml = await client.recipe(scenario, facts);
  expect(yaml).toMatch(/^# Mine\.\n# https:\/\/example\.org\/\?method=b\*0\n/);
  expect(compileRecipe(yaml, 'own.yaml').indicators.map(({ id }) => id)).toEqual(['a']);
  expect(await client.csv(scenario, facts)).toContain('09001000001,1,,very-low,very-low,');
  await expect(client.score(readScenario('a*0,b*0', ['a', 'b']))).rejects.toThrow('leaves out every');
});

test('the panel has the same words, with the same arguments, in both languages', () => {
  expect(Object.keys(spanish)).toEqual(Object.keys(english));
  const args = (text: string): string[] =>
    [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name).sort();
  for (const key of Object.keys(english) as (keyof typeof english)[]) {
    expect([key, [...new Set(args(spanish[key]))]]).toEqual([key, [...new Set(args(english[key]))]]);
    expect(() => new IntlMessageFormat(spanish[key], 'es-US')).not.toThrow();
  }
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeFiles } from '#pipeline/node-files.ts';
import { run } from './main.ts';

const RECIPE = `format: evenground-recipe/1
id: test
title: Test
key: id
population: { column: people, above: 0 }
indicatorSteps: [zScore]
indicators:
  - { id: a, direction: higher-is-better, column: a }
  - { id: b, direction: higher-is-better, column: b }
groups:
  - { id: index, aggregate: mean, of: [a, b] }
`;
const TABLE = 'id,people,a,b\n01,9,1,2\n02,9,2,5\n03,0,9,9\n04,9,4,3\n';

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenground-score-'));
  writeFileSync(at('r.yaml'), RECIPE);
  writeFileSync(at('t.csv'), TABLE);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Exit code and all that is said by a command. */
async function told(...args: string[]): Promise<readonly [number, string]> {
  const said: string[] = [];
  const take = (text: string): void => void said.push(text);
  const log = { out: take, info: take, warn: take };
  const effects = { files: nodeFiles('.'), clock: { now: () => new Date(0) }, log, settings: {} };
  return [await run(args, effects), said.join('\n')];
}

test.each([
  [['score', '--out', 't.csv'], 'option-overwrite stop "--out"'],
  [['score', '--out', 'r.yaml'], 'option-overwrite stop "--out"'],
  [['sensitivity', '--out', 't.csv'], 'option-overwrite stop "--out"'],
  [['score', '--stages', 't.csv'], 'is a file, where a folder is wanted'],
  [['sensitivity', '--draws', '100000000000'], 'option-number stop "--draws" "100000000000" – is more draws'],
  [['sensitivity', '--draws', '0'], 'option-number stop "--draws" "0"'],
  [['sensitivity', '--sobol', '1000'], 'option-number stop "--sobol" "1000" – is no power of two'],
])(
  '%j stops with a remedy and leaves what was read as it was',
  async ([command = '', ...options], message) => {
    const given = options.map((option) => (option.includes('.') ? at(option) : option));
    const [code, said] = await told(command, at('r.yaml'), '--table', at('t.csv'), ...given);
    expect([code, said]).toEqual([3, expect.stringContaining(message)]);
    expect(readFileSync(at('t.csv'), 'utf8')).toBe(TABLE);
    expect(readFileSync(at('r.yaml'), 'utf8')).toBe(RECIPE);
  },
);

test('a row that is set aside has no rank and no stability, not 0 and 1', async () => {
  const given = ['sensitivity', at('r.yaml'), '--table', at('t.csv'), '--draws', '20', '--sobol', '0'];
  await told(...given, '--out', at('s.csv'));
  expect(readFileSync(at('s.csv'), 'utf8')).toMatch(/^03,,,$/m);
  const [, json] = await told(...given, '--json');
  const { weights } = JSON.parse(json) as { weights: { rankLow: unknown[]; stability: unknown[] } };
  expect([weights.rankLow[2], weights.stability[2]]).toEqual([null, null]);
  expect(weights.rankLow[0]).toBe(1);
});

test('a mistyped option is told as itself, also where another must be given', async () => {
  expect((await told('segregation', at('t.csv'), '--group', 'a'))[1]).toContain('(Did you mean --groups?)');
  expect(await told('segregation', at('t.csv'))).toEqual([
    3,
    expect.stringContaining('missing-option stop "--groups" – needs the option --groups <columns>'),
  ]);
});

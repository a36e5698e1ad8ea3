import { expect, test } from 'vitest';
import { formatProblem, Problem, Problems } from '#core/problem.ts';
import { inferTable } from '#tables/infer-table.ts';
import { allocateFairShare, type Need } from './allocate.ts';
import { compileMethod } from './method.ts';
import { townEffects } from './sensitivity.ts';

const HEAD = `format: evenground-allocation/1
id: mine
title: { en: Mine, es: Mío }
summary: { en: s, es: s }
state: unverified
source: me
name: name
region: region
`;

const METHOD = (need: string): string => `${HEAD}need: ${need}
factors:
  - { id: w, label: { en: W, es: W }, column: wealth, transform: share, weight: 1, state: unverified, source: x }
`;

/** Each region with its number; or the first message. */
function answerOf(method: string, header: string[], rows: string[][], need?: Need): string {
  const table = inferTable('t.csv', { header, rows }, ['name', 'region']);
  try {
    return allocateFairShare(compileMethod(method, 'm.yaml'), table, need)
      .regions.map(({ region, allocated }) => `${region} ${allocated}`)
      .join(', ');
  } catch (error) {
    if (error instanceof Problems && error.problems[0] !== undefined) return formatProblem(error.problems[0]);
    if (error instanceof Problem) return formatProblem(error);
    throw error;
  }
}

const firstMessage = (need: string, rows: string[][], total?: number): string =>
  answerOf(METHOD(need), ['name', 'region', 'wealth', 'homes'], rows, total);

const BY_HOMES = '{ by: homes, total: 100, state: unverified, source: x }';

test('a word among numbers is named at its line and column', () => {
  const rows = [
    ['A', '1', '100', '5'],
    ['B', '1', '$200', '5'],
  ];
  expect(firstMessage(BY_HOMES, rows)).toContain('input-absent stop t.csv:3:3 "wealth" "$200"');
});

test('an empty cell is named at its line and column', () => {
  const rows = [
    ['A', '1', '100', '5'],
    ['B', '1', '', '5'],
  ];
  expect(firstMessage(BY_HOMES, rows)).toContain('input-missing stop t.csv:3:3 "wealth"');
});

test('a negative input is named with its value', () => {
  const rows = [
    ['A', '1', '100', '5'],
    ['B', '1', '-2', '5'],
  ];
  expect(firstMessage(BY_HOMES, rows)).toContain('input-range stop t.csv:3:3 "wealth" "-2"');
});

test('a town twice is named with both lines', () => {
  const rows = [
    ['A', '1', '100', '5'],
    ['A', '1', '200', '5'],
  ];
  expect(firstMessage(BY_HOMES, rows)).toContain(
    'row-repeated stop t.csv:3:1 "name" "A" – stands on line 2 too',
  );
});

test('a column that sums to 0 divides no need: a problem, never NaN', () => {
  const rows = [
    ['A', '1', '100', '0'],
    ['B', '2', '200', '0'],
  ];
  expect(firstMessage(BY_HOMES, rows)).toContain('has a column homes that sums to 0');
});

test('phases of a method file split each whole number by largest remainder, and must sum to 1', () => {
  const phased = (phases: string): string =>
    `${METHOD('{ by: homes, state: unverified, source: x }')}phases: ${phases}\n`;
  const table = inferTable(
    't.csv',
    {
      header: ['name', 'region', 'wealth', 'homes'],
      rows: [
        ['A', 'r', '60', '7'],
        ['B', 'r', '40', '4'],
      ],
    },
    ['name', 'region'],
  );
  // Need 11: A 6.6, B 4.4, rounded 7 and 4. Of 7 homes 3.5, 2.1, 1.4: the last one goes to the largest remainder.
  const method = compileMethod(
    phased("[{ id: '2028', share: 0.5 }, { id: '2029', share: 0.3 }, { id: '2030', share: 0.2 }]"),
    'm.yaml',
  );
  const allocation = allocateFairShare(method, table);
  expect(allocation.towns.map(({ phases }) => phases.map(({ units }) => units))).toEqual([
    [4, 2, 1],
    [2, 1, 1],
  ]);
  expect(() => compileMethod(phased("[{ id: '2028', share: 0.5 }]"), 'm.yaml')).toThrow(Problems);
});

test.each([
  // A sum of such values is Infinity, and a share of it NaN.
  ['a number no sum can hold', ['A', 'r', '1.7e308', '7'], 'input-range stop t.csv:2:3 "wealth" "1.7e+308"'],
  ['a need below 0', ['A', 'r', '60', '-7'], 'input-range stop t.csv:2:4 "homes" "-7"'],
  ['no region', ['A', '', '60', '7'], 'name-missing stop t.csv:2:2 "region"'],
  ['no name', ['', 'r', '60', '7'], 'name-missing stop t.csv:2:1 "name"'],
])('a row with %s is refused at its place, never NaN', (_what, row, message) => {
  const rows = [row, ['B', 'r', '40', '4']];
  expect(firstMessage('{ by: homes, state: unverified, source: x }', rows)).toContain(message);
});

const STATUTE = `${HEAD}merge: { west: ['1', '2'] }
need: { by: homes, state: unverified, source: x }
factors:
  - { id: p, label: { en: P, es: P }, column: poverty, transform: complement, times: homes, weight: 1, state: unverified, source: x }
exemptions: { vintage: '2019', column: poverty, atLeast: 0.2, source: x }
cap: { share: 0.2, of: homes, excess: lost, state: unverified, source: x }
`;

const runStatute = (rows: string[][], need?: Need, method = STATUTE): string =>
  answerOf(method, ['name', 'region', 'poverty', 'homes'], rows, need);

const [A, B, C] = [
  ['A', '1', '0.1', '100'],
  ['B', '2', '0.1', '100'],
  ['C', '3', '0.3', '100'],
];

test.each([
  // 3.1 percent in place of 0.031 would be "at least 0.2", and the town exempt without a word.
  [
    'a percent for a share',
    [['A', '1', '3.1', '100'], B],
    'input-range stop t.csv:2:3 "poverty" "3.1" – is not a share',
  ],
  ['a share below 0', [['A', '1', '-0.1', '100'], B], 'input-range stop t.csv:2:3 "poverty" "-0.1"'],
  // A cap of 20 percent of -100 homes would be a number of -20.
  ['homes below 0', [['A', '1', '0.1', '-100'], B], 'input-range stop t.csv:2:4 "homes" "-100"'],
  // Half of a merged region would have half of its need under the name of the whole.
  ['half of a merged region', [A, C], 'region-unknown stop t.csv:1 "region" "2" – is to be counted in west'],
])('%s is refused at its place', (_what, rows, message) => {
  expect(runStatute(rows)).toContain(message);
});

test('a table without any part of a merged region runs, and a need by region reads no column for it', () => {
  expect(runStatute([C, ['D', '3', '0.1', '90']], new Map([['3', 12]]))).toBe('3 12');
  const withoutHomes = STATUTE.replace('by: homes', 'by: notThere');
  expect(runStatute([A, B], undefined, withoutHomes)).toContain('input-absent');
  expect(runStatute([A, B], new Map([['west', 12]]), withoutHomes)).toBe('west 12');
});

test('a need for a region that the table does not have is refused, not dropped', () => {
  const need = new Map([
    ['west', 12],
    ['wset', 5],
  ]);
  expect(runStatute([A, B], need)).toContain(
    'region-unknown stop "--need" "wset" – has a need and is no region of the table – stopped; nothing was changed – did you mean "west"?',
  );
});

test('a region that two merged ones count is a mistake of the method', () => {
  const twice = STATUTE.replace("['1', '2'] }", "['1', '2'], east: ['2', '3'] }");
  expect(runStatute([A, B, C], undefined, twice)).toContain(
    'allocation-form stop m.yaml:9:1 "merge" – names the region "2" twice',
  );
});

test('a share of 0.95 that is 10 percent higher ends at 1, also in the effects', () => {
  const header = ['name', 'region', 'poverty', 'homes'];
  const rows = [
    ['A', '3', '0.95', '100'],
    ['B', '3', '0.5', '100'],
  ];
  const table = inferTable('t.csv', { header, rows }, ['name', 'region']);
  const method = compileMethod(STATUTE.replace('atLeast: 0.2', 'atLeast: 2'), 'm.yaml');
  // Need 200. A has 0.05 of 0.55 = 18.2; with 1 in place of 0.95 it has nothing.
  expect(townEffects(method, table, 'A').find(({ column }) => column === 'poverty')).toMatchObject({
    value: 0.95,
    higher: 0,
  });
});

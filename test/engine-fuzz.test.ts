import { describe, expect, test } from 'vitest';
import { Problem, Problems } from '#core/problem.ts';
import { seededRandom } from '#core/stats/random.ts';
import { compileRecipe } from '#opportunity/recipe/compile.ts';
import { lossProblems } from '#opportunity/run/lost-values.ts';
import { type RecipeRun, runRecipe } from '#opportunity/run/run-recipe.ts';
import { inferTable } from '#tables/infer-table.ts';
import type { NumberColumn } from '#tables/table.ts';

/**
 * 20,000 recipes were run once; 150 keep the suite quick. Columns with all that an index meets: zeros, negatives, gaps,
 * ties, one value only, large numbers, numbers whose squares overflow, tiny numbers, nothing.
 */
const TABLE = inferTable(
  'hard.csv',
  {
    header: [
      'id',
      'plain',
      'signed',
      'gaps',
      'flat',
      'zeros',
      'large',
      'huge',
      'tiny',
      'empty',
      'people',
      'county',
    ],
    rows: [
      ['01', '3', '-2', '', '0.1', '0', '3e90', '1e200', '1e-200', '', '100', 'X'],
      ['02', '1', '4', '7', '0.1', '0', '1e90', '2e200', '3e-200', '', '0', 'X'],
      ['03', '4', '0', '', '0.1', '5', '4e90', '9e200', '5e-201', '', '300', 'X'],
      ['04', '1', '-9', '2', '0.1', '5', '1e10', '1e10', '0', '', '200', 'Y'],
      ['05', '5', '6', '2', '0.1', '0', '9e80', '4e199', '1e-300', '', '', 'Y'],
      ['06', '9', '6', '-1', '0.1', '1', '2e90', '1e200', '2e-200', '', '50', 'Y'],
      ['07', '2', '3', '8', '0.1', '0', '5e90', '7e200', '1e-250', '', '50', 'Z'],
    ],
  },
  ['id'],
);
const COLUMNS = ['plain', 'signed', 'gaps', 'flat', 'zeros', 'large', 'huge', 'tiny', 'empty'];
const NORMS = ['', ', base: positive', ', by: county', ', base: { where: { column: people, above: 40 } }'];
const STEPS = [
  ...['zScore', 'minMax', 'shareOfMax', 'percentRank', 'rank', 'relativeTo', 'cap'].flatMap((step) =>
    NORMS.map((norm) => (norm === '' ? step : `${step}: { ${norm.slice(2)} }`)),
  ),
  ...[
    'zScore: { weights: people }',
    'relativeTo: { weights: people }',
    'cap: { lower: 0.2, weights: people }',
  ],
  ...['orient', 'add: -3', 'subtractFrom: 1', 'multiply: 0', 'multiply: -1e200', 'divide: 1e-200'],
  ...['power: 0.5', 'power: -1', 'power: 3', 'log', 'log: { base: 10, offset: 1 }'],
  ...[
    'exclude: { above: 4 }',
    'impute: { with: mean }',
    'impute: { with: median, by: county }',
    'clamp: { min: 2 }',
  ],
  ...['winsorize: { skewness: 0.1, kurtosis: -3 }', 'goalposts: { min: 1, max: 4, scale: log }'],
  ...[
    'exponentialRank',
    'points: { cuts: [1, 4], passes: above }',
    'rescale: { mean: 100, sd: 20 }',
    'round: 2',
  ],
  ...['threshold: { above: median }', 'threshold: { atLeast: { quantile: 0.9 }, weights: people }'],
];
const AGGREGATES = [
  ...['mean', 'sum', 'geometric', 'harmonic', 'product', 'max', 'min', 'count', 'any', 'all', 'present'],
  ...['firstComponent', '{ firstComponent: { scale: unit } }', '{ generalized: { power: -2 } }'],
  ...['{ generalized: { power: 300 } }', '{ generalized: { power: 0.5 } }'],
];
const MISSING = ['skip', 'strict', '{ minimumCount: 1, denominator: all }', '{ minimumShare: 0.6 }'];
const RULES = [
  ...['rankCuts', 'rankCuts: { rounding: none, ties: max }', 'quantiles', 'quantiles: { weights: people }'],
  ...['equalInterval', 'naturalBreaks', 'cuts: { at: [0, 1] }'],
];

function randomRecipe(random: () => number): string {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const steps = (): string =>
    Array.from({ length: Math.floor(random() * 4) }, () => one(STEPS))
      .map((step) => (step.includes(':') ? `{ ${step} }` : step))
      .join(', ');
  const indicator = (id: string): string => {
    const source =
      random() < 0.2 ? `numerator: ${one(COLUMNS)}, denominator: zeros` : `column: ${one(COLUMNS)}`;
    return `  - { id: ${id}, direction: ${one(['higher-is-better', 'lower-is-better'])}, ${source}, steps: [${steps()}] }`;
  };
  const weight = (): number => one([1, 1, 1, 2, 0.5, 0, -1]);
  const group = (id: string, parts: string[]): string => {
    const of = parts.map((part) => `{ part: ${part}, weight: ${weight()} }`).join(', ');
    return `  - { id: ${id}, aggregate: ${one(AGGREGATES)}, missing: ${one(MISSING)}, of: [${of}], steps: [${steps()}] }`;
  };
  const rule = one(RULES);
  return [
    'format: evenground-recipe/1\nid: random\ntitle: Random\nkey: id',
    random() < 0.3 ? 'population: { column: people, above: 40 }' : 'outputs: [g]',
    'indicators:',
    ...['a', 'b', 'c'].map(indicator),
    'groups:',
    group('g', ['a', 'b']),
    group('h', ['g', 'c']),
    'levels:',
    `  - { id: l, of: h, classes: 3, rule: ${rule.includes(':') ? `{ ${rule} }` : rule} }`,
  ].join('\n');
}

function notFinite(run: RecipeRun): string[] {
  const columns: [string, NumberColumn][] = [
    ...run.stages.map(({ id, step, column }): [string, NumberColumn] => [`${id}@${step}`, column]),
    ...run.indicators.map(({ id, contribution }): [string, NumberColumn] => [`${id} part`, contribution]),
    ['score', run.score],
  ];
  return columns.flatMap(([name, { values }]) => (values.every(Number.isFinite) ? [] : [name]));
}

function outcomeOf(text: string): { ended: 'run' | 'problem'; faults: string[] } {
  try {
    const run = runRecipe(compileRecipe(text, 'random.yaml'), TABLE);
    lossProblems(run, ['01', '02', '03', '04', '05', '06', '07']);
    return { ended: 'run', faults: notFinite(run) };
  } catch (error) {
    const all = error instanceof Problems ? error.problems : [error];
    const faults = all.flatMap((problem) => {
      if (!(problem instanceof Problem)) return [`threw ${String(problem)}`];
      const { line, column, remedy } = problem.details;
      return line === undefined || column === undefined || remedy === undefined
        ? [`no place: ${problem.code}`]
        : [];
    });
    return { ended: 'problem', faults };
  }
}

describe('whatever a recipe asks of a hard table', () => {
  const random = seededRandom(4);
  const outcomes = Array.from({ length: 150 }, () => {
    const text = randomRecipe(random);
    return { text, ...outcomeOf(text) };
  });

  test('there is a finite number or a reason in every cell, or a problem with place and remedy', () => {
    expect(outcomes.filter(({ faults }) => faults.length > 0).slice(0, 3)).toEqual([]);
  });

  test('many of the 150 recipes run and many are refused, so both ends are tried', () => {
    const ran = outcomes.filter(({ ended }) => ended === 'run').length;
    expect(ran).toBeGreaterThan(30);
    expect(outcomes.length - ran).toBeGreaterThan(30);
  });
});

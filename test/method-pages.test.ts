import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../src/core/missing.ts';
import * as gini from '../src/core/stats/gini.ts';
import * as means from '../src/core/stats/mean.ts';
import * as multigroup from '../src/core/stats/multigroup-segregation.ts';
import * as breaks from '../src/core/stats/natural-breaks.ts';
import * as component from '../src/core/stats/principal-component.ts';
import * as quantiles from '../src/core/stats/quantile.ts';
import * as random from '../src/core/stats/random.ts';
import * as ranking from '../src/core/stats/ranks.ts';
import * as rounding from '../src/core/stats/round-number.ts';
import * as moments from '../src/core/stats/skewness.ts';
import * as sobol from '../src/core/stats/sobol-indices.ts';
import * as spatial from '../src/core/stats/spatial-segregation.ts';
import * as deviation from '../src/core/stats/standard-deviation.ts';
import * as twoGroup from '../src/core/stats/two-group-segregation.ts';
import * as fairShare from '../src/analysis/fair-share/normalize.ts';
import * as vouchers from '../src/analysis/vouchers/payment-standard.ts';
import { compileRecipe } from '../src/opportunity/recipe/compile.ts';
import { runRecipe } from '../src/opportunity/run/run-recipe.ts';
import * as scenarioLink from '../src/opportunity/scenario/scenario-link.ts';
import { cellAt, numberColumn, type Table } from '../src/tables/table.ts';

type Values = readonly (number | null)[];

function tableOf(columns: readonly Values[]): Table {
  const cells = (values: Values): Cell[] => values.map((value) => value ?? { missing: 'suppressed' });
  return {
    name: 'page',
    rowCount: columns[0]?.length ?? 0,
    columns: new Map(columns.map((values, i) => [`c${i}`, numberColumn(cells(values))])),
  };
}

function recipeFor(count: number, direction: string, rest: object): string {
  const indicators = Array.from({ length: count }, (_, i) => ({ id: `c${i}`, direction, column: `c${i}` }));
  return JSON.stringify({ format: 'evenground-recipe/1', id: 'page', title: 'page', indicators, ...rest });
}

function scores(columns: readonly Values[], text: string): (number | null)[] {
  const { score } = runRecipe(compileRecipe(text, 'page'), tableOf(columns));
  return Array.from({ length: score.values.length }, (_, row) => {
    const cell = cellAt(score, row);
    return typeof cell === 'number' ? cell + 0 : null;
  });
}

const helpers = {
  step: (name: string, parameters: unknown, values: Values, direction = 'higher-is-better') =>
    scores([values], recipeFor(1, direction, { indicatorSteps: [{ [name]: parameters }], score: 'c0' })),
  aggregate: (name: string, columns: readonly Values[], missing = 'strict', parameters: object = {}) =>
    scores(
      columns,
      recipeFor(columns.length, 'higher-is-better', {
        groups: [{ id: 'g', of: columns.map((_, i) => `c${i}`), aggregate: { [name]: parameters }, missing }],
      }),
    ),
  ratio: (numerators: readonly Values[], denominators: readonly Values[]) => {
    const names = [...numerators, ...denominators].map((_, i) => `c${i}`);
    const indicator = {
      id: 'r',
      direction: 'higher-is-better',
      numerator: names.slice(0, numerators.length),
      denominator: names.slice(numerators.length),
    };
    const recipe = { format: 'evenground-recipe/1', id: 'page', title: 'page', indicators: [indicator] };
    return scores([...numerators, ...denominators], JSON.stringify(recipe));
  },
  rounded: (value: unknown, digits: number): unknown =>
    JSON.parse(JSON.stringify(value), (_, part: unknown) =>
      typeof part === 'number' ? Math.round(part * 10 ** digits) / 10 ** digits : part,
    ),
  levels: (name: string, parameters: object, classes: number, values: Values) =>
    runRecipe(
      compileRecipe(
        recipeFor(1, 'higher-is-better', {
          levels: [{ id: 'l', of: 'c0', classes, rule: { [name]: parameters } }],
        }),
        'page',
      ),
      tableOf([values]),
    ).level?.assigned,
};

function neighborFlags(flags: readonly number[], lists: readonly string[]): number[] {
  const table: Table = {
    ...tableOf([flags]),
    columns: new Map([
      ...tableOf([flags]).columns,
      ['near', { kind: 'text', values: lists }],
      ['id', { kind: 'text', values: flags.map((_, i) => String(i + 1)) }],
    ]),
  };
  const text = recipeFor(1, 'higher-is-better', {
    indicatorSteps: [{ neighbors: { column: 'near', key: 'id' } }],
  });
  return [...runRecipe(compileRecipe(text, 'page'), table).score.values];
}

const SCOPE: Readonly<Record<string, unknown>> = {
  ...gini,
  ...means,
  ...multigroup,
  ...breaks,
  ...component,
  ...quantiles,
  ...random,
  ...ranking,
  ...rounding,
  ...moments,
  ...sobol,
  ...spatial,
  ...deviation,
  ...fairShare,
  ...vouchers,
  ...twoGroup,
  ...scenarioLink,
  ...helpers,
  neighborFlags,
};

function evaluate(expression: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own documentation is what is run
  const run = new Function(...Object.keys(SCOPE), `return (${expression});`) as (
    ...values: unknown[]
  ) => unknown;
  return run(...Object.values(SCOPE));
}

const pages = readdirSync('docs/method').filter((name) => name.endsWith('.md') && name !== 'recipe.md');

/** Pages that a measure or a building block names as its own: each needs an example. */
const measured = new Set(
  ['src/core/stats', 'src/opportunity/steps', 'src/opportunity/aggregate', 'src/opportunity/levels'].flatMap(
    (folder) =>
      readdirSync(folder).flatMap((name) =>
        [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/docs\/method\/([\w-]+\.md)/g)].map(
          ([, page = '']) => page,
        ),
      ),
  ),
);

describe('the worked examples of the method pages', () => {
  const examples = pages.flatMap((page) => {
    const blocks = [...readFileSync(`docs/method/${page}`, 'utf8').matchAll(/```text\n([\s\S]*?)```/g)].map(
      ([, block]) => block ?? '',
    );
    return blocks.flatMap((block) =>
      [...block.matchAll(/^(.+?)\s*\/\/ => (.+)$/gm)].map(
        ([, code, wanted]) => [page, code ?? '', wanted ?? ''] as const,
      ),
    );
  });

  test.each(examples)('%s: %s', (_, code, wanted) => {
    expect(evaluate(code)).toEqual(evaluate(wanted));
  });

  test('every page of a measure or building block has at least one', () => {
    expect(measured.size).toBeGreaterThan(30);
    expect(
      [...measured].filter((page) => page !== 'recipe.md' && !examples.some(([own]) => own === page)),
    ).toEqual([]);
  });
});

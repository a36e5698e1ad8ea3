import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRecipe } from '../src/opportunity/recipe/compile.ts';
import { explainRow } from '../src/opportunity/run/explain.ts';
import { runRecipe, type RecipeRun } from '../src/opportunity/run/run-recipe.ts';
import { numberColumn, type Table } from '../src/tables/table.ts';

type Row = readonly (number | null)[];

const cell = fc.option(fc.integer({ min: 1, max: 40 }), { freq: 6, nil: null });
const rows = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 3, maxLength: 25 });

function tableOf(data: readonly Row[]): Table {
  const columns = [0, 1, 2, 3].map((k): [string, ReturnType<typeof numberColumn>] => [
    `c${k}`,
    numberColumn(data.map((row) => row[k] ?? { missing: 'suppressed' })),
  ]);
  return { name: 'property', rowCount: data.length, columns: new Map(columns) };
}

function recipe(indicatorSteps: unknown[], groups: unknown[]): string {
  const indicators = [0, 1, 2, 3].map((k) => ({
    id: `c${k}`,
    column: `c${k}`,
    direction: k === 3 ? 'lower-is-better' : 'higher-is-better',
  }));
  return JSON.stringify({
    format: 'evenground-recipe/1',
    id: 'p',
    title: 'p',
    indicatorSteps,
    indicators,
    groups,
  });
}

const run = (text: string, data: readonly Row[]): RecipeRun =>
  runRecipe(compileRecipe(text, 'p'), tableOf(data));
const scores = ({ score }: RecipeRun): (number | null)[] =>
  Array.from(score.values, (value, row) => (score.reasons[row] === 0 ? value : null));

const MEAN = [
  { id: 'g', aggregate: 'mean', missing: 'skip', of: ['c0', { part: 'c1', weight: 3 }, 'c2', 'c3'] },
];
const RANKS = recipe(['orient', { percentRank: { ties: 'average' } }], MEAN);

/** Recipes of every kind of group, and steps that are no straight lines. */
const KINDS = ['mean', 'sum', 'geometric', 'harmonic', 'product', 'max', 'min', 'count'].map((aggregate) =>
  recipe(
    [],
    [
      { id: 'a', aggregate, missing: 'skip', of: ['c0', { part: 'c1', weight: 2 }] },
      {
        id: 'b',
        aggregate: 'mean',
        missing: 'skip',
        of: ['c2', 'c3'],
        steps: [{ multiply: -2 }, { add: 100 }],
      },
      {
        id: 'g',
        aggregate: 'mean',
        missing: 'skip',
        of: ['a', { part: 'b', weight: 3 }],
        steps: [{ round: 2 }],
      },
    ],
  ),
);

describe('whatever the table', () => {
  test.each(KINDS.map((text, i) => [i, text]))(
    'the contributions and the constant sum to the score (%i)',
    (_, text) => {
      fc.assert(
        fc.property(rows, (data) => {
          const result = run(text, data);
          scores(result).forEach((score, row) => {
            if (score === null) return;
            const { contributions, constant } = explainRow(result, row);
            const sum = contributions.reduce(
              (total, { value }) => total + (typeof value === 'number' ? value : 0),
              constant,
            );
            expect(sum).toBeCloseTo(score, 8);
          });
        }),
        { numRuns: 60 },
      );
    },
  );

  test('the order of the rows changes no score', () => {
    fc.assert(
      fc.property(rows, (data) => {
        expect(scores(run(RANKS, data.toReversed()))).toEqual(scores(run(RANKS, data)).toReversed());
      }),
    );
  });

  test('the unit of an indicator changes no rank, min-max or z-score', () => {
    const inFeet = (data: readonly Row[]): Row[] =>
      data.map(([a, ...rest]) => [a === null || a === undefined ? null : a * 1024, ...rest]);
    const spread = rows.filter((data) =>
      [0, 1, 2, 3].every(
        (k) => new Set(data.map((row) => row[k]).filter((value) => value !== null)).size > 1,
      ),
    );
    for (const step of ['percentRank', 'minMax', 'zScore']) {
      const text = recipe(['orient', step], MEAN);
      fc.assert(
        fc.property(spread, (data) => {
          const after = scores(run(text, inFeet(data)));
          scores(run(text, data)).forEach((score, row) => {
            if (score === null) expect(after[row]).toBeNull();
            else expect(after[row]).toBeCloseTo(score, 10);
          });
        }),
        { numRuns: 50 },
      );
    }
  });

  test('a better value never lowers the score of its own row', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.integer({ min: 1, max: 20 }), (data, pick, more) => {
        const row = pick % data.length;
        const [first] = data[row] ?? [];
        fc.pre(first !== null && first !== undefined);
        const better = data.map((own, i): Row => (i === row ? [(first ?? 0) + more, ...own.slice(1)] : own));
        const [before, after] = [scores(run(RANKS, data))[row], scores(run(RANKS, better))[row]];
        expect(Number(after)).toBeGreaterThanOrEqual(Number(before) - 1e-12);
      }),
    );
  });

  test('a missing value is never a zero: a row of gaps has no score, and gaps change no other row under fixed steps', () => {
    const text = recipe([{ multiply: 2 }], MEAN);
    fc.assert(
      fc.property(rows, (data) => {
        const before = scores(run(text, data));
        const after = scores(run(text, [...data, [null, null, null, null]]));
        expect(after).toEqual([...before, null]);
        data.forEach((row, i) => expect(before[i] === null).toBe(row.every((value) => value === null)));
      }),
    );
  });
});

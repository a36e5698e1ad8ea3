import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { giniSegregation } from './gini.ts';
import { mean } from './mean.ts';
import { multigroupSegregation, splitSegregation } from './multigroup-segregation.ts';
import { naturalBreaks } from './natural-breaks.ts';
import { risingOrder } from './order.ts';
import { principalComponent } from './principal-component.ts';
import { quantile } from './quantile.ts';
import { seededRandom } from './random.ts';
import { ranks } from './ranks.ts';
import { roundNumber } from './round-number.ts';
import { spatialSegregation } from './spatial-segregation.ts';
import { standardDeviation } from './standard-deviation.ts';

const numbers = fc.array(
  fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    fc.integer({ min: -3, max: 3 }),
  ),
  { minLength: 1, maxLength: 300 },
);
const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), {
  minLength: 2,
  maxLength: 40,
});

describe('fast measures equal their plain twins', () => {
  test('order: the bucket sort equals a comparison sort, ties in row order', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const plain = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
        expect([...risingOrder(values)]).toEqual(plain);
      }),
    );
  });

  test('order: 5,000 values of very unequal size are sorted too', () => {
    const values = Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 5000) ** 9);
    const order = risingOrder(values);
    expect(
      [...order].every((row, i) => i === 0 || (values[row] ?? 0) >= (values[order[i - 1] ?? 0] ?? 0)),
    ).toBe(true);
  });

  test('order: 9,000 spread values with ties, negative and tiny ones are sorted as by comparison, ties in row order', () => {
    const random = seededRandom(8);
    const spread = Array.from({ length: 9000 }, (_, i) => {
      if (i % 4 === 0) return Math.round(20 * random()) / 20;
      return i % 7 === 0 ? -random() * 1e-9 : (random() - 0.5) * 3;
    });
    const bunched = [...spread, 1e12];
    for (const values of [spread, bunched, spread.map(() => 7), spread.map((value) => value * 1e300)]) {
      const plain = values.map((_, i) => i).sort((x, y) => (values[x] ?? 0) - (values[y] ?? 0) || x - y);
      expect([...risingOrder(values)]).toEqual(plain);
    }
  });

  test('ranks: counting smaller and equal values gives the same', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const below = values.map((v) => values.filter((w) => w < v).length);
        const same = values.map((v) => values.filter((w) => w === v).length);
        expect([...ranks(values, 'min')]).toEqual(below.map((b) => b + 1));
        expect([...ranks(values, 'max')]).toEqual(below.map((b, i) => b + (same[i] ?? 0)));
        expect([...ranks(values, 'average')]).toEqual(below.map((b, i) => b + ((same[i] ?? 0) + 1) / 2));
      }),
    );
  });

  test('ranks: a short list after a long one sees nothing of it', () => {
    const long = Array.from({ length: 500 }, (_, i) => (i * 7919) % 500);
    expect([...ranks(long, 'min')]).toEqual(long.map((value) => value + 1));
    expect([...ranks([30, 10, 20], 'min')]).toEqual([3, 1, 2]);
    expect([...ranks([2, 1, 2, Number.POSITIVE_INFINITY], 'average')]).toEqual([2.5, 1, 2.5, 4]);
  });

  test('order: values crowded in one place, infinite ones and equal ones are sorted as by comparison', () => {
    const crowded = Array.from(
      { length: 3000 },
      (_, i) => ((i * 7919) % 3000) * 1e-9 + (i % 5 === 0 ? 1e6 : 0),
    );
    for (const values of [crowded, [...crowded, Number.POSITIVE_INFINITY], crowded.map(Math.round)]) {
      const plain = values.map((_, i) => i).sort((x, y) => (values[x] ?? 0) - (values[y] ?? 0) || x - y);
      expect([...risingOrder(values)]).toEqual(plain);
    }
  });

  test('Gini: all pairs give the same', () => {
    fc.assert(
      fc.property(counts, (units) => {
        const [x, t] = [units.map(([a]) => a), units.map(([a, b]) => a + b)];
        const [group, total] = [x, t].map((values) => values.reduce((sum, v) => sum + v, 0)) as [
          number,
          number,
        ];
        fc.pre(group > 0 && group < total);
        let pairs = 0;
        const share = (i: number): number => (t[i] === 0 ? 0 : (x[i] ?? 0) / (t[i] ?? 1));
        for (let i = 0; i < t.length; i++)
          for (let j = 0; j < t.length; j++)
            pairs += (t[i] ?? 0) * (t[j] ?? 0) * Math.abs(share(i) - share(j));
        const p = group / total;
        expect(giniSegregation(x, t)).toBeCloseTo(pairs / (2 * total * total * p * (1 - p)), 10);
      }),
    );
  });

  test('natural breaks: trying every split gives no smaller spread', () => {
    const spread = (run: number[]): number => {
      const m = run.reduce((a, b) => a + b, 0) / run.length;
      return run.reduce((sum, v) => sum + (v - m) ** 2, 0);
    };
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 4, maxLength: 14 }),
        (raw) => {
          const sorted = [...raw].sort((a, b) => a - b);
          let least = Number.POSITIVE_INFINITY;
          for (let a = 1; a < sorted.length - 1; a++)
            for (let b = a + 1; b < sorted.length; b++)
              least = Math.min(
                least,
                spread(sorted.slice(0, a)) + spread(sorted.slice(a, b)) + spread(sorted.slice(b)),
              );
          const [low = 0, high = 0] = naturalBreaks(Float64Array.from(sorted), 3);
          const classes = [
            sorted.filter((v) => v <= low),
            sorted.filter((v) => v > low && v <= high),
            sorted.filter((v) => v > high),
          ];
          expect(classes.reduce((sum, run) => sum + spread(run), 0)).toBeCloseTo(least, 6);
        },
      ),
    );
  });

  test('type-7 quantiles of 1…5 by hand: 0.1 → 1.4, 0.5 → 3, 0.9 → 4.6', () => {
    expect([0.1, 0.5, 0.9].map((share) => quantile([1, 2, 3, 4, 5], share))).toEqual([1.4, 3, 4.6]);
  });

  test('a principal component of a matrix satisfies A·v = L·v', () => {
    const matrix = [
      [1, 0.8, -0.3],
      [0.8, 1, -0.1],
      [-0.3, -0.1, 1],
    ];
    const { vector, eigenvalue } = principalComponent(matrix);
    matrix.forEach((line, i) => {
      const product = line.reduce((sum, value, j) => sum + value * (vector[j] ?? 0), 0);
      expect(product).toBeCloseTo(eigenvalue * (vector[i] ?? 0), 12);
    });
  });
});

describe('properties of the measures', () => {
  test('the order of the units changes no mean, deviation or segregation', () => {
    expect(mean([4, 1, 9])).toBe(mean([9, 4, 1]));
    expect(standardDeviation([4, 1, 9])).toBeCloseTo(Number(standardDeviation([9, 4, 1])), 15);
    const a = multigroupSegregation([
      [5, 1, 7],
      [2, 8, 3],
    ]);
    const b = multigroupSegregation([
      [7, 5, 1],
      [3, 2, 8],
    ]);
    expect(b).toEqual(
      Object.fromEntries(Object.entries(a).map(([name, value]) => [name, expect.closeTo(Number(value), 12)])),
    );
  });

  test('every two-unit measure stays between 0 (alike) and 1 (apart)', () => {
    fc.assert(
      fc.property(counts, (units) => {
        const result = multigroupSegregation([units.map(([a]) => a), units.map(([, b]) => b)]);
        fc.pre(!('missing' in result));
        if ('missing' in result) return;
        for (const value of [
          result.dissimilarity,
          result.gini,
          result.informationTheory,
          result.relativeDiversity,
        ]) {
          expect(value).toBeGreaterThanOrEqual(-1e-12);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  test('between and within sum to the whole', () => {
    const split = splitSegregation(
      [
        [5, 1, 7, 2],
        [2, 8, 3, 2],
      ],
      ['a', 'a', 'b', 'b'],
    );
    expect(split).toMatchObject({ divergence: { total: expect.any(Number) as number } });
    if ('missing' in split) return;
    const { total, between, within } = split.informationTheory;
    expect(between + within).toBeCloseTo(total, 14);
    expect(within).toBeGreaterThan(0);
  });

  test('a kernel narrower than the nearest neighbor gives the plain measure; a very wide one gives 0', () => {
    const groups = [
      [9, 1, 6],
      [1, 9, 4],
    ];
    const positions = { x: [0, 10, 20], y: [0, 0, 5] };
    const plain = multigroupSegregation(groups);
    if ('missing' in plain) throw new Error('two groups');
    expect(spatialSegregation(groups, positions, 1, 'biweight').dissimilarity).toBeCloseTo(
      plain.dissimilarity,
      12,
    );
    expect(spatialSegregation(groups, positions, 1e9, 'uniform').dissimilarity).toBeCloseTo(0, 12);
  });

  test('rounding sees the decimal: 1.005 → 1.01, −2.5 → −2 half up, 2.5 → 2 half even, 0.29 stays', () => {
    expect([
      roundNumber(1.005, 2),
      roundNumber(-2.5, 0),
      roundNumber(2.5, 0, 'half-even'),
      roundNumber(0.29, 2, 'truncate'),
    ]).toEqual([1.01, -2, 2, 0.29]);
  });
});

import { describe, expect, test } from 'vitest';
import { type Column, numberColumn, type Table } from '#tables/table.ts';
import { measureSegregation } from './segregation.ts';

const table: Table = {
  name: 't.csv',
  rowCount: 2,
  columns: new Map<string, Column>([
    ['a', numberColumn([30, 10])],
    ['b', numberColumn([20, 40])],
    ['place', { kind: 'text', values: ['x', 'x'] }],
  ]),
  lines: [2, 5],
};

describe('segregation of a table of counts', () => {
  test('local divergence by hand: 0.6·ln 1.5 + 0.4·ln ⅔, and 0.2·ln ½ + 0.8·ln 4/3', () => {
    const { local } = measureSegregation(table, { groups: ['a', 'b'] });
    expect(local?.[0]).toBeCloseTo(0.6 * Math.log(1.5) + 0.4 * Math.log(2 / 3), 12);
    expect(local?.[1]).toBeCloseTo(0.2 * Math.log(0.5) + 0.8 * Math.log(4 / 3), 12);
  });

  test('inside one larger area nothing lies between', () => {
    expect(measureSegregation(table, { groups: ['a', 'b'], within: 'place' }).split?.divergence.between).toBe(
      0,
    );
  });

  test.each([
    [{ groups: ['a', 'c'] }, 'column-missing'],
    [{ groups: ['a', 'place'] }, 'column-missing'],
    [{ groups: ['a', 'b'], within: 'plase' }, 'column-missing'],
    [{ groups: ['a'], total: 'b' }, 'count-exceeds-total'],
  ])('%j: %s', (question, code) => {
    expect(() => measureSegregation(table, question)).toThrow(expect.objectContaining({ code }));
  });

  test('a count that no sum can hold is refused, never NaN', () => {
    const huge = new Map(table.columns).set('b', numberColumn([20, 1e308]));
    expect(() => measureSegregation({ ...table, columns: huge }, { groups: ['a', 'b'] })).toThrow(
      expect.objectContaining({ message: 'is larger than a count can be' }),
    );
  });

  test('a missing count is named with its line in the file', () => {
    const gap = new Map(table.columns).set('b', numberColumn([20, { missing: 'suppressed' }]));
    expect(() => measureSegregation({ ...table, columns: gap }, { groups: ['a', 'b'] })).toThrow(
      expect.objectContaining({
        code: 'count-missing',
        details: expect.objectContaining({ line: 5, columnName: 'b' }) as object,
      }),
    );
  });
});

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

  test('one group with a total is measured together against everyone else', () => {
    const total = new Map(table.columns).set('all', numberColumn([50, 50]));
    const spatial = { x: 'a', y: 'a', bandwidth: 1, kernel: 'uniform' } as const;
    const ask = { within: 'place', spatial } as const;
    const whole = { ...table, columns: total };
    const named = measureSegregation(whole, { ...ask, groups: ['a', 'b'] });
    const rest = measureSegregation(whole, { ...ask, groups: ['a'], total: 'all' });
    expect([named.hasEveryoneElse, rest.hasEveryoneElse]).toEqual([false, true]);
    for (const key of ['multigroup', 'split', 'local', 'spatial'] as const)
      expect(rest[key]).toEqual(named[key]);
    // By hand, as in docs/method/segregation.md: (50·0.2 + 50·0.2)/(2·100·0.24).
    expect(rest.spatial?.dissimilarity).toBeCloseTo(20 / 48, 12);
  });

  test('where all people are of one group there are no measures over groups, not zeros', () => {
    const spatial = { x: 'a', y: 'a', bandwidth: 1, kernel: 'uniform' } as const;
    expect(measureSegregation(table, { groups: ['a'], total: 'a', spatial })).toEqual({
      units: 2,
      people: 40,
      groups: [],
      hasEveryoneElse: false,
    });
  });

  test.each([
    [
      'groups that add up to more than the total',
      { groups: ['a', 'b'], total: 'b' },
      'count-exceeds-total',
      2,
    ],
    ['groups that overlap', { groups: ['a', 'b'], total: 'all' }, 'groups-exceed-total', 2],
    ['a unit that lies nowhere', { groups: ['a', 'b'], spatial: { x: 'at', y: 'a' } }, 'position-missing', 5],
    ['a unit in no larger area', { groups: ['a', 'b'], within: 'at' }, 'larger-area-missing', 5],
    ['a unit in a larger area of blanks', { groups: ['a', 'b'], within: 'word' }, 'larger-area-missing', 5],
  ])('%s: refused with its line', (_, question, code, line) => {
    const columns = new Map(table.columns)
      .set('all', numberColumn([45, 50]))
      .set('at', numberColumn([1, { missing: 'notInFile' }]))
      .set('word', { kind: 'text', values: ['x', ' '] });
    const spatial =
      'spatial' in question ? { ...question.spatial, bandwidth: 1, kernel: 'uniform' as const } : undefined;
    expect(() => measureSegregation({ ...table, columns }, { ...question, spatial })).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining({ line }) as object }),
    );
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

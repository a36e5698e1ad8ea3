import { expect, test } from 'vitest';
import { findPropertyParts, type SubsidyRecord } from './property-parts.ts';

function record(
  id: string,
  program: string,
  [unitsLow, totalHomes]: readonly [number, number],
  rest: Partial<SubsidyRecord> = {},
): SubsidyRecord {
  const homes = { unitsLow, unitsHigh: unitsLow, totalHomes };
  return { record: id, property: 'p', project: 'x', program, ...homes, ...rest };
}

const partsOf = (records: readonly SubsidyRecord[]): Record<string, string> =>
  Object.fromEntries([...findPropertyParts(records)].map(([id, { part, partOf }]) => [id, part + partOf]));

test('two contracts that fit into the homes of their project are of different homes (Chase Manor: 50 + 53 of 103)', () => {
  expect(partsOf([record('a', 'section-8', [50, 103]), record('b', 'section-8', [53, 103])])).toEqual({
    a: 'counted',
    b: 'counted',
  });
});

test('a loan and the loan that replaced it count once (Nathan Hale: 100 and 100 of 100)', () => {
  const loans = [record('a', 'insured-mortgage', [100, 100]), record('b', 'insured-mortgage', [100, 100])];
  expect(partsOf(loans)).toEqual({ a: 'counted', b: 'same-homesa' });
});

test('parts with totals of their own add up (Washington Village: 43 of 43 and 42 of 42)', () => {
  expect(partsOf([record('a', 'tax-credit', [43, 43]), record('b', 'tax-credit', [42, 42])])).toEqual({
    a: 'counted',
    b: 'counted',
  });
});

test('of the programs of one property the one with most homes counts, in whatever order they come', () => {
  const parts = [
    record('a', 'home', [11, 60]),
    record('b', 'tax-credit', [30, 60], { project: 'y' }),
    record('c', 'state', [1, 60], { project: 'z', unitsHigh: 60 }),
  ];
  const wanted = { a: 'other-programb', b: 'counted', c: 'other-programb' };
  expect(partsOf(parts)).toEqual(wanted);
  expect(partsOf([...parts].reverse())).toEqual(wanted);
});

test('records of different properties never touch each other; one without homes counts nowhere', () => {
  const parts = [
    record('a', 'home', [4, 4]),
    record('b', 'home', [4, 4], { property: 'q' }),
    record('c', 'deed-restricted', [0, 0], { property: 'r' }),
  ];
  expect(partsOf(parts)).toEqual({ a: 'counted', b: 'counted', c: 'no-count' });
});

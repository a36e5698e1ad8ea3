import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Column, numberColumn, type Table } from '#tables/table.ts';
import { allocateFairShare } from './allocate.ts';
import { compileMethod } from './method.ts';

const read = (id: string) => {
  const file = `places/connecticut/fair-share/${id}.yaml`;
  return compileMethod(readFileSync(file, 'utf8'), file);
};

// Absecon's three factors as New Jersey published them; the second row is the rest of region 6.
const table: Table = {
  name: 'region 6',
  rowCount: 2,
  columns: new Map<string, Column>([
    ['name', { kind: 'text', values: ['Absecon', 'The rest'] }],
    ['nonresidentialShare', numberColumn([0.0097, 0.9903])],
    ['incomeShare', numberColumn([0.0144, 0.9856])],
    ['landShare', numberColumn([0.0111, 0.9889])],
    ['occupiedUnits', numberColumn([3615, 1_000_000])],
  ]),
};

test('Absecon is allocated 22 of the 1,889 units of region 6 (New Jersey, fourth round)', () => {
  const [absecon] = allocateFairShare(read('new-jersey-fourth-round'), table, 1889).towns;
  expect(absecon?.uncapped).toBeCloseTo(22.16, 1);
  expect(absecon?.units).toBe(22);
  expect(absecon?.cap).toBe(723);
});

test('a method whose inputs are absent names them and gives no number', () => {
  expect(() => allocateFairShare(read('oca-2020-plain'), table, 140000)).toThrow('problems');
});

test('both Connecticut variants say that they run on stand-in inputs', () => {
  expect(read('oca-2020-weighted').state).toBe('proxy-input');
  expect(read('oca-2020-plain').standIn?.en).toContain('stand-in');
});

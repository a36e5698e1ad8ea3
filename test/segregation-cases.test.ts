import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import {
  type BetweenWithin,
  multigroupSegregation,
  splitSegregation,
} from '../src/core/stats/multigroup-segregation.ts';
import { delta, twoGroupSegregation } from '../src/core/stats/two-group-segregation.ts';

type Row = Record<string, string>;

function read(name: string): Row[] {
  return parse(readFileSync(`recipes/tables/${name}.csv`, 'utf8'), { columns: true });
}

function column(rows: readonly Row[], name: string): Float64Array {
  return Float64Array.from(rows, (row) => Number(row[name]));
}

/** Long rows (school, group, number) as one count per school and group, with the state of each school. */
function schools(year: number): { groups: Float64Array[]; states: string[] } {
  const rows = read(`segregation-schools-${year}`);
  const units = [...new Set(rows.map((row) => `${row['state']}|${row['school']}`))];
  const index = new Map(units.map((unit, i) => [unit, i]));
  const names = [...new Set(rows.map((row) => row['race'] ?? ''))];
  const groups = names.map(() => new Float64Array(units.length));
  for (const row of rows) {
    const counts = groups[names.indexOf(row['race'] ?? '')];
    if (counts) counts[index.get(`${row['state']}|${row['school']}`) ?? 0] = Number(row['n']);
  }
  return { groups, states: units.map((unit) => unit.split('|')[0] ?? '') };
}

// Published test values of the PySAL segregation module for Sacramento 2000.
const TWO_GROUP = {
  dissimilarity: 0.32184656076566864,
  gini: 0.43506510676886234,
  entropy: 0.09626774479970557,
  isolation: 0.2319615486459151,
  interaction: 0.7680384513540848,
  atkinson: 0.15079259382667654,
  correlationRatio: 0.09164042012926693,
};
const MULTIGROUP = {
  dissimilarity: 0.41340872573177806,
  divergence: 0.16645182134289443,
  informationTheory: 0.1710160297858887,
  diversity: 0.9733112243997906,
  normalizedDiversity: 0.7020956383415715,
  relativeDiversity: 0.15820019878221337,
  squaredVariation: 0.11875484641127525,
  normalizedExposure: 0.18821879029994157,
  simpsonConcentration: 0.49182413151957904,
  simpsonInteraction: 0.508175868480421,
};

describe('Sacramento 2000, 403 tracts, against published values', () => {
  const rows = read('segregation-sacramento');
  const hispanic = column(rows, 'HISP');

  test.each(Object.entries(TWO_GROUP))('Hispanic residents: %s %d', (name, published) => {
    const result = twoGroupSegregation(hispanic, column(rows, 'TOT_POP'));
    expect((result as unknown as Record<string, number>)[name]).toBeCloseTo(published, 14);
  });

  test.each(Object.entries(MULTIGROUP))('four groups: %s %d', (name, published) => {
    const result = multigroupSegregation(
      ['WHITE', 'BLACK', 'ASIAN', 'HISP'].map((group) => column(rows, group)),
    );
    expect((result as unknown as Record<string, number>)[name]).toBeCloseTo(published, 13);
  });

  test('Hispanic residents against land: Delta 0.8045', () => {
    expect(delta(hispanic, column(rows, 'area'))).toBeCloseTo(0.8044969214141899, 9);
  });
});

describe('schools in three states, against the values printed by the R package segregation', () => {
  test('2000: M .42554 and H .41881, between states .09924 and .09767, within .32630 and .32113', () => {
    const { groups, states } = schools(2000);
    const split = splitSegregation(groups, states);
    if ('missing' in split) throw new Error('no split');
    const print = (parts: BetweenWithin['divergence']): string[] =>
      [parts.total, parts.between, parts.within].map((value) => value.toFixed(5));
    const rounded = {
      divergence: print(split.divergence),
      informationTheory: print(split.informationTheory),
    };
    expect(rounded).toEqual({
      divergence: ['0.42554', '0.09924', '0.32630'],
      informationTheory: ['0.41881', '0.09767', '0.32113'],
    });
  });

  test('2005: M .41339', () => {
    expect(multigroupSegregation(schools(2005).groups)).toHaveProperty(
      'divergence',
      expect.closeTo(0.41339, 5),
    );
  });
});

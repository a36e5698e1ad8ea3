import { expect, test } from 'vitest';
import type { MapData } from '#artifacts/map-data.ts';
import { levelMixOf } from './level-mix-of.ts';

test('tracts and people of a town are counted by level, open water left out', () => {
  // By hand: one low tract of 30 people, two of no level, of which one is water.
  const tracts = {
    level: ['low', null, null, 'high'],
    noLevel: [null, 'tooFewPeople', 'notApplicable', null],
    population: { total: [30, 5, 0, 70] },
  };
  const mix = levelMixOf({ tracts } as unknown as MapData, [0, 1, 2]);
  expect(mix.filter(({ tractCount }) => tractCount > 0)).toEqual([
    { column: 'low', tractCount: 1, population: 30 },
    { column: 'notEnoughData', tractCount: 1, population: 5 },
  ]);
});

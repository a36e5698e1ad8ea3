import { expect, test } from 'vitest';
import type { EditionArea } from '#opportunity/edition.ts';
import { areasOfTract } from './areas-of-tract.ts';

const area = (id: string, tracts: EditionArea['tracts'], sharedTracts: number[] = []): EditionArea => ({
  id,
  name: id,
  slug: id,
  tracts,
  sharedTracts,
  neighbors: [],
});

const areas = [
  area('state:09', [[7, 1]]),
  area('town:1', [[7, 1]]),
  area('town:2', [], [7]),
  area('house:001', [[7, 0.2]]),
  area('house:002', [[7, 0.8]]),
  area('house:003', [[6, 1]]),
];

test('a tract cut by two districts names the one with more of it first', () => {
  const found = areasOfTract({ areas }, 7);
  expect(found.map(({ id, share }) => [id, share])).toEqual([
    ['town:1', 1],
    ['town:2', 0],
    ['house:002', 0.8],
    ['house:001', 0.2],
  ]);
});

test('a tract that no area holds lies nowhere', () => {
  expect(areasOfTract({ areas }, 5)).toEqual([]);
});

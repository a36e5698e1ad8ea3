import { expect, test } from 'vitest';
import { areaGroups } from './area-groups.ts';

test('areas stand by kind and by name, whatever the order of their codes', () => {
  const areas = [
    { id: 'state:09', name: 'Connecticut' },
    { id: 'town:0900104720', name: 'Bethel' },
    { id: 'town:0901301080', name: 'Andover' },
    { id: 'house:010', name: 'House District 10' },
    { id: 'house:009', name: 'House District 9' },
  ].map((area) => ({ ...area, tracts: [] }));
  const groups = areaGroups(areas, 'en').map(({ kind, areas: own }) => [kind, own.map(({ name }) => name)]);
  expect(groups).toEqual([
    ['town', ['Andover', 'Bethel']],
    ['house', ['House District 9', 'House District 10']],
  ]);
});

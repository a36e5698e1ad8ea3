import { expect, test } from 'vitest';
import { Problem } from '#core/problem.ts';
import type { Edition, EditionArea } from '#opportunity/edition.ts';
import { findArea } from './find-area.ts';

const hartford: EditionArea = {
  id: 'town:0900337000',
  name: 'Hartford',
  slug: 'hartford',
  tracts: [],
  sharedTracts: [],
  neighbors: [],
};
const edition = {
  id: '2014-published',
  tractVintage: '2010 tracts',
  areas: [hartford],
  tracts: { geoid: ['09003502300'] },
} as unknown as Edition;

function remedyFor(id: string): string | undefined {
  try {
    findArea(edition, id);
  } catch (error) {
    if (error instanceof Problem) return error.details.remedy;
    throw error;
  }
  return undefined;
}

test('a tract that lost its leading zero is told with the GEOID that was meant', () => {
  expect(remedyFor('tracts:9003502300')).toBe('write 09003502300: the leading zero was lost');
  expect(remedyFor('tracts:99')).toContain('11-digit GEOIDs');
});

test.each(['town:0900337000', 'town:hartford', 'town:HARTFORD'])('%s finds the area', (id) => {
  expect(findArea(edition, id)).toBe(hartford);
});

test('a mistyped name is answered with the nearest one', () => {
  expect(remedyFor('town:Hartfrd')).toContain('did you mean "town:Hartford"?');
});

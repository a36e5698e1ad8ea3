import { expect, test } from 'vitest';

import { INITIAL_STATE } from './map-state.ts';
import { readViewLink, writeViewLink } from './view-link.ts';

test('the view at the start needs no query', () => {
  expect(writeViewLink(INITIAL_STATE)).toBe('');
  expect(readViewLink('')).toEqual(INITIAL_STATE);
});

test('a link restores tract, layer, dots and place', () => {
  const state = {
    ...INITIAL_STATE,
    selected: '09003502300',
    layer: 'domain:education',
    group: 'latino',
    view: { zoom: 11.25, lat: 41.76, lon: -72.68 },
  } as const;
  expect(writeViewLink(state)).toBe(
    '?tract=09003502300&layer=domain:education&dots=latino&z=11.25/41.76/-72.68',
  );
  expect(readViewLink(writeViewLink(state))).toEqual(state);
});

test('a wrong part of a link is as at the start, the others count', () => {
  const state = readViewLink('?tract=12&layer=secret&dots=asian&z=far');
  expect(state).toEqual({ ...INITIAL_STATE, group: 'asian' });
});

test('a link keeps the town that was searched for, and no other text', () => {
  expect(writeViewLink({ ...INITIAL_STATE, town: 'new-haven' })).toBe('?town=new-haven');
  expect(readViewLink('?town=new-haven').town).toBe('new-haven');
  expect(readViewLink('?town=%3Cb%3E').town).toBeNull();
});

test('a link keeps a list of tracts, without what is no GEOID', () => {
  const state = { ...INITIAL_STATE, picked: ['09003502300', '09003502400'] };
  expect(writeViewLink(state)).toBe('?tracts=09003502300,09003502400');
  expect(readViewLink('?tracts=09003502300,x,12,09003502400')).toEqual(state);
});

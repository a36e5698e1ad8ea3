import { expect, test } from 'vitest';
import { askedOf, geoidsOf, hasTracts } from './tract-list.ts';

test('a list of tracts is read however it is parted, each tract once', () => {
  const two = ['09110400101', '09110400102'];
  for (const text of [
    'tracts:09110400101,09110400102',
    '09110400101 09110400102',
    'tract:09110400101;\t09110400102,09110400101',
  ])
    expect(geoidsOf(text)).toEqual(two);
  expect(hasTracts(two, two)).toBe(true);
  expect(hasTracts(two, [...two, '<b>'])).toBe(false);
  expect(hasTracts(two, geoidsOf('tracts:'))).toBe(false);
});

test('an address of the map and one of this page ask for the same', () => {
  expect(askedOf('?tracts=09110400101,09110400102')).toBe('tracts:09110400101,09110400102');
  expect(askedOf('?area=town:0900337070')).toBe('town:0900337070');
  expect(askedOf('')).toBe('');
});

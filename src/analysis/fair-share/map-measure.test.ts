import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countClasses, mapClass, readMapView, withMapView } from './map-measure.ts';

test('a value on an edge is in the class above; a hair below it only with slack', () => {
  const edges = [0.05, 0.1];
  expect([0.049, 0.05, 0.0999, 0.1, 1].map((value) => mapClass(value, edges))).toEqual([0, 1, 1, 2, 2]);
  expect([mapClass(0.0999, edges, 5e-4), mapClass(null, edges)]).toEqual([2, null]);
});

test('every town is in one class or in the hatch', () => {
  const values = fc.array(fc.option(fc.double({ min: -10, max: 10, noNaN: true })), { maxLength: 40 });
  fc.assert(
    fc.property(values, (own) => {
      const counts = countClasses(
        own.map((value) => mapClass(value, [-1, 0, 1, 2])),
        5,
      );
      expect(counts.reduce((a, b) => a + b, 0)).toBe(own.length);
      expect(counts[5]).toBe(own.filter((value) => value === null).length);
      expect(counts[4]).toBe(own.filter((value) => value !== null && value >= 2).length);
    }),
    { numRuns: 50 },
  );
});

test('a link to a map comes back as it was; an unknown map is the map of numbers', () => {
  for (const view of [
    { map: 'list', year: '2010' },
    { map: 'numbers', year: '' },
    { map: 'exempt', year: '' },
  ])
    expect(readMapView(`?${withMapView('method=a', view)}`, ['list', 'exempt'])).toEqual(view);
  expect(readMapView('?map=%3Cscript%3E&year=2010', ['list'])).toEqual({ map: 'numbers', year: '' });
});

import { expect, test } from 'vitest';
import type { Edition } from '#opportunity/edition.ts';
import { hasMapValues, mapDataJson, mapValuesJson, parseMapData, withMapValues } from './map-data.ts';

/** Two tracts and two indicators; the second tract lacks the second. */
function makeEdition(contribution: readonly (number | null)[]): Edition {
  const indicator = (id: string, unit: string) => ({ id, unit, decimals: 1 });
  return {
    place: 'somewhere',
    id: '2014-published',
    indicators: [indicator('poverty', 'share'), indicator('reading', 'points')],
    tracts: {
      geoid: ['44001000100', '44001000200'],
      score: [0.123456, -0.7654321],
      level: ['low', null],
      available: [2, 1],
      indicators: {
        poverty: { raw: [0.12345678, 0.5], z: [0.5, -0.5], contribution: [0.25, -0.5] },
        reading: { raw: [231.456, null], z: [-0.25, null], contribution },
      },
      missing: [[1, 'reading', 'notInFile']],
    },
    areas: [
      { id: 'state:44', name: 'Somewhere', slug: 'somewhere', tracts: [] },
      { id: 'town:1', name: 'West', slug: 'west', tracts: [] },
      { id: 'house:001', name: 'First', slug: '1', tracts: [] },
    ],
  } as unknown as Edition;
}

/** As the browser puts both files together. */
const travel = (edition: Edition) =>
  withMapValues(parseMapData(mapDataJson(edition)), mapValuesJson(edition));

test('values come in a file of their own, with the margins of people where an edition has some', () => {
  const edition = makeEdition([-0.125, null]);
  const first = parseMapData(mapDataJson(edition));
  expect([hasMapValues(first), hasMapValues(travel(edition))]).toEqual([false, true]);
  expect(travel(edition).tracts).not.toHaveProperty('populationMoe');
  const populationMoe = { total: [12, 34] };
  const surveyed = { ...edition, tracts: { ...edition.tracts, populationMoe } } as unknown as Edition;
  expect(travel(surveyed).tracts.populationMoe).toEqual(populationMoe);
});

test('values travel with the digits that are printed: a share as percent keeps two more', () => {
  const { tracts } = travel(makeEdition([-0.125, null]));
  expect(tracts.indicators['poverty']?.raw).toEqual([0.123, 0.5]);
  expect(tracts.indicators['reading']?.raw).toEqual([231.5, null]);
  expect(tracts.score).toEqual([0.123, -0.765]);
});

test('a missing value stays missing, with its reason', () => {
  const { tracts } = travel(makeEdition([-0.125, null]));
  expect(tracts.indicators['reading']?.z[1]).toBeNull();
  expect(tracts.indicators['reading']?.contribution[1]).toBeNull();
  expect(tracts.missing).toEqual([[1, 'reading', 'notInFile']]);
});

test('parts of a mean are computed again: z divided by the indicators that have a value', () => {
  const text = mapValuesJson(makeEdition([-0.125, null]));
  expect(text).not.toContain('contribution');
  // 0.5 / 2 and −0.5 / 1, −0.25 / 2
  const { indicators } = travel(makeEdition([-0.125, null])).tracts;
  expect(indicators['poverty']?.contribution).toEqual([0.25, -0.5]);
  expect(indicators['reading']?.contribution).toEqual([-0.125, null]);
});

test('parts that are not equal shares travel as they are', () => {
  expect(travel(makeEdition([-0.2, null])).tracts.indicators['reading']?.contribution).toEqual([-0.2, null]);
});

test('only the state and its towns travel: the map names no other area', () => {
  const { areas } = parseMapData(mapDataJson(makeEdition([-0.125, null])));
  expect(areas.map(({ id }) => id)).toEqual(['state:44', 'town:1']);
});

import { expect, test } from 'vitest';

import { findPlaces, foldText, namedTowns, onlyPlace, searchEntries } from './search-index.ts';

const ENTRIES = searchEntries(
  {
    tracts: {
      geoid: ['09003502300', '09003502301', '09011980000'],
      name: ['5023', '5023.01', '9800'],
      town: ['0900337000', '0900337000', null],
    },
    areas: [
      { id: 'state:09', name: 'Connecticut', slug: 'connecticut' },
      { id: 'town:0900337000', name: 'Hartford', slug: 'hartford' },
      { id: 'town:0900322630', name: 'East Hartford', slug: 'east-hartford' },
    ],
  },
  [
    { kind: 'village', name: 'Mystic', town: '0900337000' },
    { kind: 'village', name: 'Mystic', town: '0900322630' },
    { kind: 'zip', name: '06103', town: '0900337000' },
  ],
);
const names = (query: string): string[] =>
  findPlaces(ENTRIES, query).map(({ name, within }) => `${name}|${within}`);

test('an equal name comes before a name that only holds the word', () => {
  expect(names('hartford')).toEqual(['Hartford|', 'East Hartford|']);
  expect(onlyPlace(ENTRIES, 'Hartford')?.target).toBe('hartford');
});

test('case, accents and blanks do not matter', () => {
  expect(foldText('  HÁRTFORD ')).toBe('hartford');
  expect(names(' hártford')[0]).toBe('Hartford|');
});

test('a village in two towns gives a choice', () => {
  expect(names('mystic')).toEqual(['Mystic|Hartford', 'Mystic|East Hartford']);
  expect(onlyPlace(ENTRIES, 'mystic')).toBeUndefined();
});

test('a ZIP code leads to its town', () => {
  expect(onlyPlace(ENTRIES, '06103')?.target).toBe('hartford');
});

test('a tract is found by number, by number with the word, and by GEOID', () => {
  expect(onlyPlace(ENTRIES, '5023')?.target).toBe('09003502300');
  expect(onlyPlace(ENTRIES, 'Tract 5023.01')?.target).toBe('09003502301');
  expect(onlyPlace(ENTRIES, '09011980000')?.name).toBe('9800');
});

test('a GEOID that a spreadsheet robbed of its leading zero is found', () => {
  expect(onlyPlace(ENTRIES, '9003502300')?.target).toBe('09003502300');
  expect(onlyPlace(ENTRIES, '3502300')).toBeUndefined();
});

test('the words of a title or of a list find what they name', () => {
  expect(onlyPlace(ENTRIES, 'Tract 5023, Hartford')?.target).toBe('09003502300');
  expect(onlyPlace(ENTRIES, 'Mystic, East Hartford')?.target).toBe('east-hartford');
});

test('the state after a name, and four digits after a ZIP code, do not hide the place', () => {
  for (const query of ['Hartford, CT', 'hartford ct', 'Hartford, Connecticut', 'Hartford, CT 06103'])
    expect(onlyPlace(ENTRIES, query)?.target, query).toBe('hartford');
  expect(onlyPlace(ENTRIES, 'East Hartford CT')?.target).toBe('east-hartford');
  expect(onlyPlace(ENTRIES, '06103-1234')?.name).toBe('06103');
  expect(names('75 Main Street, Atlantis')).toEqual([]);
});

test('nothing is found for nothing', () => {
  expect(names('   ')).toEqual([]);
  expect(names('atlantis')).toEqual([]);
});

test('without scripts a village in two towns is one line with both, and a strange town is left out', () => {
  const areas = [
    { id: 'town:1', name: 'Groton', slug: 'groton' },
    { id: 'town:2', name: 'Stonington', slug: 'stonington' },
  ];
  const rows = [
    { kind: 'village', name: 'Mystic', town: '1' },
    { kind: 'village', name: 'Mystic', town: '2' },
    { kind: 'zip', name: '06355', town: '3' },
  ] as const;
  expect(namedTowns(rows, areas)).toEqual([
    {
      kind: 'village',
      name: 'Mystic',
      towns: [
        { name: 'Groton', slug: 'groton' },
        { name: 'Stonington', slug: 'stonington' },
      ],
    },
  ]);
});

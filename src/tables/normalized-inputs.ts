import type { TableSchema } from './schema.ts';

/** Raw inputs that the corrected edition joins anew by GEOID, and tables for search and comparison. */
export const INPUT_TABLES = [
  {
    name: 'school-scores-2013',
    key: ['town'],
    columns: [
      { name: 'town', kind: 'town-geoid', filled: true },
      { name: 'year', kind: 'count', filled: true },
      { name: 'mathTested', kind: 'count' },
      { name: 'math', kind: 'number', range: [100, 400] },
      { name: 'readingTested', kind: 'count' },
      { name: 'reading', kind: 'number', range: [100, 400] },
    ],
  },
  {
    name: 'crime-2010',
    key: ['town'],
    columns: [
      { name: 'town', kind: 'town-geoid', filled: true },
      { name: 'crimes', kind: 'count' },
      { name: 'people', kind: 'count' },
      { name: 'crimesPer100000', kind: 'number', range: [0, 1e5] },
      // One minus the crime rate, as the index takes it.
      { name: 'safety', kind: 'share' },
    ],
  },
  {
    name: 'jobs-2009-2012',
    key: ['town'],
    columns: [
      { name: 'town', kind: 'town-geoid', filled: true },
      { name: 'jobs2009', kind: 'number', range: [0, 1e8] },
      { name: 'jobs2012', kind: 'number', range: [0, 1e8] },
      { name: 'jobChange', kind: 'number', range: [-1, 100] },
    ],
  },
  {
    name: 'job-access-2012',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'tract-geoid', filled: true },
      { name: 'households', kind: 'count', filled: true },
      // Means of the block groups, weighted by households.
      { name: 'employmentAccess', kind: 'number' },
      { name: 'jobDiversity', kind: 'number' },
    ],
  },
  {
    name: 'published-figures',
    key: ['id'],
    columns: [
      { name: 'id', kind: 'text', filled: true },
      { name: 'value', kind: 'text', filled: true },
      { name: 'number', kind: 'number' },
      { name: 'unit', kind: 'text', filled: true },
      { name: 'geography', kind: 'text', filled: true },
      { name: 'vintage', kind: 'text', filled: true },
      { name: 'definition', kind: 'text', filled: true },
      { name: 'sourcePage', kind: 'text', filled: true },
    ],
  },
  {
    name: 'search-places',
    key: ['kind', 'name', 'town'],
    columns: [
      { name: 'kind', kind: 'word', words: ['village', 'zip'], filled: true },
      { name: 'name', kind: 'text', filled: true },
      { name: 'town', kind: 'town-geoid', filled: true },
      // Share of the people of the village or ZIP code who live in the town.
      { name: 'weight', kind: 'share' },
    ],
  },
] as const satisfies readonly TableSchema[];

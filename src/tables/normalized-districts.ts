import { POPULATION_COLUMNS } from '#core/group.ts';
import type { TableSchema } from './schema.ts';

const MARGINS = POPULATION_COLUMNS.map(
  (name) => ({ name: `${name}Moe`, kind: 'count', filled: true }) as const,
);
const COUNTS = POPULATION_COLUMNS.map((name) => ({ name, kind: 'count', filled: true }) as const);

/** Normalized tables of districts, and those by which their apportionment is measured. */
export const DISTRICT_TABLES = [
  {
    name: 'districts',
    key: ['kind', 'id'],
    columns: [
      { name: 'kind', kind: 'word', words: ['house', 'senate', 'school-district'], filled: true },
      { name: 'id', kind: 'text', filled: true },
      { name: 'name', kind: 'text', filled: true },
      { name: 'slug', kind: 'text', filled: true },
      { name: 'squareKilometers', kind: 'number', range: [0, 1e6], filled: true },
      { name: 'longitude', kind: 'number', range: [-180, 180], filled: true },
      { name: 'latitude', kind: 'number', range: [-90, 90], filled: true },
    ],
  },
  {
    name: 'tract-area-overlap-2010',
    key: ['tract', 'area'],
    columns: [
      { name: 'tract', kind: 'tract-geoid', filled: true },
      { name: 'area', kind: 'text', filled: true },
      { name: 'share', kind: 'share', filled: true },
    ],
  },
  {
    name: 'tract-area-overlap-2020',
    key: ['tract', 'area'],
    columns: [
      { name: 'tract', kind: 'tract-geoid', filled: true },
      { name: 'area', kind: 'text', filled: true },
      { name: 'share', kind: 'share', filled: true },
    ],
  },
  {
    name: 'population-2023-tracts',
    key: ['geoid'],
    columns: [{ name: 'geoid', kind: 'tract-geoid', filled: true }, ...COUNTS, ...MARGINS],
  },
  {
    name: 'population-2023-districts',
    key: ['area'],
    columns: [{ name: 'area', kind: 'text', filled: true }, ...COUNTS, ...MARGINS],
  },
] as const satisfies readonly TableSchema[];

import type { ColumnSchema, TableSchema } from './schema.ts';

const carried = (name: string): ColumnSchema[] => [
  { name, kind: 'number', range: [0, 1e6], filled: true },
  { name: `${name}Moe`, kind: 'number', range: [0, 1e6], filled: true },
];

/** The earlier survey on the newer tracts: what is needed to see who may be pushed out. */
export const CHANGE_TABLES = [
  {
    name: 'housing-2019',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'tract-geoid', filled: true },
      ...carried('households'),
      ...carried('renters'),
      ...carried('costKnown'),
      ...carried('costBurdened'),
      // A median cannot be divided: only of tracts whose boundaries did not change.
      { name: 'medianIncome', kind: 'count' },
      { name: 'medianIncomeMoe', kind: 'count' },
    ],
  },
] as const satisfies readonly TableSchema[];

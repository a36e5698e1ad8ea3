import { GROUP_QUARTERS, TRACT_SIZE } from './normalized-columns.ts';
import type { ColumnSchema, TableSchema } from './schema.ts';

function withMargin(name: string, kind: 'count' | 'share' | 'number'): readonly ColumnSchema[] {
  return [
    { name, kind },
    { name: `${name}Moe`, kind: 'number', range: [0, 1e9], marginOf: name },
  ];
}

const SHARE_OF_TRACT: readonly ColumnSchema[] = [
  { name: 'geoid', kind: 'tract-geoid', filled: true },
  // Part of the people of the tract (by the bridge of tracts) for whom the older tracts have a value.
  { name: 'coveredShare', kind: 'share', filled: true },
];

/** Normalized tables of an edition on 2020 tracts. Each survey figure has its margin of error beside it. */
export const TABLES_2023 = [
  {
    name: 'tracts-2020',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'tract-geoid', filled: true },
      { name: 'name', kind: 'text', filled: true },
      { name: 'county', kind: 'county-geoid' },
      { name: 'town', kind: 'town-geoid' },
      { name: 'sharedTowns', kind: 'text', optional: true },
      ...TRACT_SIZE,
      // The same tract in the county code that the Census used until 2022: the crosswalk of the two codes.
      { name: 'formerGeoid', kind: 'tract-geoid' },
    ],
  },
  {
    name: 'tract-bridge-2010-2020',
    key: ['from', 'to'],
    columns: [
      { name: 'from', kind: 'tract-geoid', filled: true },
      { name: 'to', kind: 'tract-geoid', filled: true },
      // Part of the older tract's land that people can live on; the parts of a tract sum to 1.
      { name: 'share', kind: 'share', filled: true },
      // The same before slivers and gaps were taken out: how much of the tract the parts really cover.
      { name: 'measuredShare', kind: 'share', filled: true },
    ],
  },
  {
    name: 'group-quarters-2023',
    key: ['geoid'],
    columns: GROUP_QUARTERS,
  },
  {
    name: 'survey-2023',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'tract-geoid', filled: true },
      ...withMargin('people', 'count'),
      ...withMargin('belowPoverty', 'count'),
      ...withMargin('abovePovertyShare', 'share'),
      ...withMargin('medianIncome', 'number'),
      ...withMargin('adults', 'count'),
      ...withMargin('someCollege', 'count'),
      ...withMargin('someCollegeShare', 'share'),
      ...withMargin('households', 'count'),
      ...withMargin('owners', 'count'),
      ...withMargin('ownerShare', 'share'),
      ...withMargin('noVehicle', 'count'),
      ...withMargin('vehicleShare', 'share'),
      ...withMargin('costKnown', 'count'),
      ...withMargin('costBurdened', 'count'),
      ...withMargin('notBurdenedShare', 'share'),
    ],
  },
  {
    name: 'school-results-2019',
    key: ['town'],
    columns: [
      { name: 'town', kind: 'town-geoid', filled: true },
      // District and number of its grades from 3 to 8, joined by ";".
      { name: 'districts', kind: 'text', filled: true },
      { name: 'readingMetShare', kind: 'share' },
      { name: 'mathMetShare', kind: 'share' },
    ],
  },
  {
    name: 'crime-2016',
    key: ['town'],
    columns: [
      { name: 'town', kind: 'town-geoid', filled: true },
      { name: 'crimes', kind: 'count', filled: true },
      { name: 'people', kind: 'count', filled: true },
      { name: 'crimesPer100000', kind: 'number', range: [0, 1e5], filled: true },
      // One minus the crime rate, as the index takes it.
      { name: 'safety', kind: 'share', filled: true },
    ],
  },
  {
    name: 'food-access-2019',
    key: ['geoid'],
    columns: [...SHARE_OF_TRACT, { name: 'foodAccessShare', kind: 'share' }],
  },
  {
    name: 'health-2023',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'tract-geoid', filled: true },
      { name: 'insuredShare', kind: 'share' },
      { name: 'dentalVisitShare', kind: 'share' },
    ],
  },
  {
    name: 'life-expectancy-2015',
    key: ['geoid'],
    columns: [...SHARE_OF_TRACT, { name: 'lifeExpectancy', kind: 'number', range: [40, 110] }],
  },
] as const satisfies readonly TableSchema[];

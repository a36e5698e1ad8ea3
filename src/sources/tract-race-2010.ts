import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

// Totals and "other" are blank for Alaska, Puerto Rico and 24 tracts: a place that needs them must say so.
const SCHEMA: TableSchema = {
  name: 'tract-race-2010',
  key: ['geoid'],
  columns: [
    { name: 'geoid', kind: 'tract-geoid', filled: true },
    { name: 'total', header: 'total_pop', kind: 'count' },
    { name: 'nhWhite', header: 'nh_white', kind: 'count' },
    { name: 'nhBlack', header: 'nh_black', kind: 'count' },
    { name: 'nhAian', header: 'nh_aian', kind: 'count' },
    { name: 'nhAsianPacific', header: 'nh_api', kind: 'count' },
    { name: 'nhOther', header: 'nh_other', kind: 'count' },
    { name: 'nhTwoOrMore', header: 'nh_two_or_more', kind: 'count' },
    { name: 'hispanic', kind: 'count' },
  ],
};

/** People by race and ethnicity in every tract of the United States, Census 2010. */
export const tractRace2010: Source<Table> = {
  file: 'us/us_tract_race_2010_with_total.csv',
  title: 'Hispanic or Latino origin by race (Summary File 1, table P5)',
  publisher: 'U.S. Census Bureau',
  period: '2010',
  vintage: '2010 tracts',
  license: PUBLIC_DOMAIN,
  url: 'https://www.census.gov/data/datasets/2010/dec/summary-file-1.html',
  parse: (bytes, log) => readTable(SCHEMA, bytes, tractRace2010.file, log),
};

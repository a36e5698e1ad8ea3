import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

const SCHEMA: TableSchema = {
  name: 'food-atlas-us-2019',
  key: ['geoid'],
  extraColumns: 'ignore',
  columns: [
    // The publisher saved the ids as numbers: those of states 01 to 09 lost their zero.
    { name: 'geoid', header: 'census_tract', kind: 'tract-geoid', lostZero: true, filled: true },
    { name: 'state', kind: 'text', filled: true },
    { name: 'county', kind: 'text', filled: true },
    { name: 'groupQuarters', header: 'num_in_group_quarters', kind: 'count' },
    { name: 'groupQuartersPercent', header: 'pct_in_group_quarters', kind: 'percent' },
    { name: 'households', header: 'ohu2010', kind: 'count' },
    { name: 'lowAccess', header: 'la_1_10', kind: 'share' },
  ],
};

/** Food access, households and group quarters of every tract with people; Alaska is not in the file. */
export const foodAtlasUs2019: Source<Table> = {
  file: 'us/us_foodatlas_2019.csv',
  title: 'Food Access Research Atlas 2019',
  publisher: 'U.S. Department of Agriculture, Economic Research Service',
  period: '2019; households and group quarters of 2010',
  vintage: '2010 tracts',
  license: PUBLIC_DOMAIN,
  url: 'https://www.ers.usda.gov/data-products/food-access-research-atlas/',
  parse: (bytes, log) => readTable(SCHEMA, bytes, foodAtlasUs2019.file, log),
};

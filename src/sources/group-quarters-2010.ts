import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

const SCHEMA: TableSchema = {
  name: 'group-quarters-2010',
  key: ['geoid'],
  extraColumns: 'ignore',
  columns: [
    // The publisher saved the ids as numbers: every Connecticut id lost its zero.
    { name: 'geoid', header: 'census_tract', kind: 'tract-geoid', lostZero: true, filled: true },
    { name: 'groupQuarters', header: 'num_in_group_quarters', kind: 'count' },
    { name: 'groupQuartersPercent', header: 'pct_in_group_quarters', kind: 'percent' },
    { name: 'households', header: 'ohu2010', kind: 'count' },
  ],
};

/** People in group quarters and occupied homes by tract, Census 2010, as the food atlas carries them; 828 of 833 tracts. */
export const groupQuarters2010: Source<Table> = {
  file: 'connecticut/food/ct_foodatlas_2019.csv',
  title: 'People in group quarters and occupied housing units, from the Food Access Research Atlas 2019',
  publisher: 'U.S. Department of Agriculture, Economic Research Service',
  period: '2010',
  vintage: '2010 tracts',
  license: PUBLIC_DOMAIN,
  url: 'https://www.ers.usda.gov/data-products/food-access-research-atlas/',
  parse: (bytes, log) => readTable(SCHEMA, bytes, groupQuarters2010.file, log),
};

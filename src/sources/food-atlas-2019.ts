import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

const SCHEMA: TableSchema = {
  name: 'food-atlas-2019',
  key: ['geoid'],
  extraColumns: 'ignore',
  columns: [
    // The publisher saved the ids as numbers: every Connecticut id lost its zero.
    { name: 'geoid', header: 'census_tract', kind: 'tract-geoid', lostZero: true, filled: true },
    // 1: at least 100 households without a vehicle live more than half a mile from a supermarket.
    { name: 'lowAccess', header: 'la_tracts_vehicle_20', kind: 'count', range: [0, 1], filled: true },
  ],
};

/** Tracts where households without a vehicle live far from a supermarket. 828 of 833 tracts. */
export const foodAtlas2019: Source<Table> = {
  file: 'connecticut/food/ct_foodatlas_2019.csv',
  title: 'Food Access Research Atlas, low access by vehicle',
  publisher: 'U.S. Department of Agriculture, Economic Research Service',
  period: '2019',
  vintage: '2010 tracts',
  license: PUBLIC_DOMAIN,
  url: 'https://www.ers.usda.gov/data-products/food-access-research-atlas/',
  parse: (bytes, log) => readTable(SCHEMA, bytes, foodAtlas2019.file, log),
};

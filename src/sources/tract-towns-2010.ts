import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import type { Source } from './source.ts';

const SCHEMA: TableSchema = {
  name: 'tract-towns-2010',
  key: ['geoid'],
  extraColumns: 'ignore',
  columns: [
    { name: 'geoid', header: 'GEOID10', kind: 'tract-geoid', filled: true },
    { name: 'town', header: 'GEOID10_1', kind: 'town-geoid' },
  ],
};

/** The town in which the 2014 index files each tract; tract 1428 has none there. */
export const tractTowns2010: Source<Table> = {
  file: 'connecticut/opportunity-2014/tractstowns2.csv',
  title: 'Census tracts 2010 and county subdivisions, joined',
  publisher: 'U.S. Census Bureau, joined by Open Communities Alliance',
  period: '2010',
  vintage: '2010 tracts',
  license: 'MIT (sgaul/opportunity)',
  url: 'https://github.com/sgaul/opportunity',
  parse: (bytes, log) => readTable(SCHEMA, bytes, tractTowns2010.file, log),
};

import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

// The header says "tract" twice: the second one, column 3, is the GEOID. Seven tracts are not in the file.
const SCHEMA: TableSchema = {
  name: 'location-affordability',
  key: ['blockGroup'],
  extraColumns: 'ignore',
  columns: [
    { name: 'geoid', kind: 'tract-geoid', position: 3, filled: true },
    { name: 'blockGroup', header: 'blkgrp', kind: 'text', filled: true },
    { name: 'households', kind: 'count', filled: true },
    { name: 'employmentAccess', header: 'employment_access_index', kind: 'number', range: [0, 1e7] },
    { name: 'jobDiversity', header: 'job_diversity_index', kind: 'number', range: [0, 1e7] },
  ],
};

/** Employment access and job diversity by block group. */
export const locationAffordability: Source<Table> = {
  file: 'connecticut/jobs/lai_data_allCT_blkgrps.csv',
  title: 'Location Affordability Index, block groups, version 2',
  publisher: 'U.S. Department of Housing and Urban Development',
  period: '2008–2012',
  vintage: '2010 block groups',
  license: PUBLIC_DOMAIN,
  url: 'https://www.hudexchange.info/programs/location-affordability-index/',
  parse: (bytes, log) => readTable(SCHEMA, bytes, locationAffordability.file, log),
};

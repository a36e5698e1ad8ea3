import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

const SCHEMA: TableSchema = {
  name: 'planning-database-2018',
  // No key: tracts 09011702600 and 09011980000 come twice with the same figures.
  extraColumns: 'ignore',
  columns: [
    { name: 'geoid', header: 'GIDTR', kind: 'tract-geoid', filled: true },
    {
      name: 'housingUnits',
      header: 'Tot_Housing_Units_ACS_12_16',
      kind: 'count',
      sentinels: { na: 'notInFile' },
    },
    {
      name: 'singleUnitPercent',
      header: 'pct_Single_Unit_ACS_12_16',
      kind: 'percent',
      sentinels: { na: 'notInFile' },
    },
  ],
};

/** Share of homes in buildings of one unit, by 2010 tract (ACS 2012–2016). */
export const planningDatabase2018: Source<Table> = {
  file: 'connecticut/other/census_planning_database_2018_ct.csv',
  title: 'Census Planning Database 2018: homes in single-unit buildings, tracts',
  publisher: 'U.S. Census Bureau, carried by CTOpenData/census_map',
  period: '2012–2016',
  vintage: '2010 tracts',
  license: PUBLIC_DOMAIN,
  url: 'https://www.census.gov/topics/research/guidance/planning-databases.html',
  parse: (bytes, log) => readTable(SCHEMA, bytes, planningDatabase2018.file, log),
};

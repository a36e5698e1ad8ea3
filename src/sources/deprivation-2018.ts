import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

const NO_VALUE = { NA: 'notInFile' } as const;

const share = (name: string, header: string) =>
  ({ name, header, kind: 'share', sentinels: NO_VALUE }) as const;

// The file's own index is modeled and is not read.
const SCHEMA: TableSchema = {
  name: 'deprivation-2018',
  key: ['geoid'],
  extraColumns: 'ignore',
  columns: [
    { name: 'geoid', header: 'census_tract_fips', kind: 'tract-geoid', filled: true },
    share('assisted', 'fraction_assisted_income'),
    share('highSchool', 'fraction_high_school_edu'),
    share('uninsured', 'fraction_no_health_ins'),
    share('poverty', 'fraction_poverty'),
    share('vacant', 'fraction_vacant_housing'),
    // The Census codes the ends of the scale as 2,499 and 250,001.
    {
      name: 'medianIncome',
      header: 'median_income',
      kind: 'number',
      range: [2499, 250_001],
      sentinels: NO_VALUE,
    },
  ],
};

/** Six figures of the American Community Survey 2014–2018 for the tracts of the 50 states and the District. */
export const deprivation2018: Source<Table> = {
  file: 'us/us_tract_dep_index_2018.csv',
  title: 'Education, assistance, poverty, income, vacancy and insurance by tract (ACS 5-year)',
  publisher: 'U.S. Census Bureau, American Community Survey, carried by geomarker-io/dep_index',
  period: '2014–2018',
  vintage: '2010 tracts',
  license: PUBLIC_DOMAIN,
  url: 'https://github.com/geomarker-io/dep_index',
  parse: (bytes, log) => readTable(SCHEMA, bytes, deprivation2018.file, log),
};

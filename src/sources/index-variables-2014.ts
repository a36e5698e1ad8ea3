import { INDEX_VARIABLES_2014 } from '#tables/normalized.ts';
import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema, TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import type { Source } from './source.ts';

const HEADERS: Readonly<Record<(typeof INDEX_VARIABLES_2014)[number], string>> = {
  college: 'college',
  notOnPublicAssistance: 'publicassistance',
  notInPoverty: 'poverty',
  employed: 'unemployment',
  ownerOccupied: 'owneroccupied',
  notVacant: 'vacancy',
  employmentAccess: 'employment_access_index',
  jobDiversity: 'job_diversity_index',
  jobChange: 'jobchange',
  math: 'Total.Mathematics.Avg.Scale.Score',
  reading: 'Total.Reading.Average.Scale.Score',
  safety: 'inverse.pct',
};

/** R writes NA for a missing value. */
const NOT_AVAILABLE = { NA: 'notInFile' } as const;

const SCHEMA: TableSchema = {
  name: 'index-variables-2014',
  columns: [
    { name: 'town', header: 'NAME10_1', kind: 'text', sentinels: NOT_AVAILABLE },
    { name: 'tractName', header: 'geo', kind: 'text', filled: true },
    ...INDEX_VARIABLES_2014.map((name, index): ColumnSchema => ({
      name,
      header: HEADERS[name],
      kind: index < 6 ? 'share' : 'number',
      sentinels: NOT_AVAILABLE,
    })),
  ],
};

/** The twelve inputs of the 2014 index, 835 rows as they are: tract 9800 comes four times, 9900 and 9901 twice. */
export const indexVariables2014: Source<Table> = {
  file: 'connecticut/opportunity-2014/index-variables.csv',
  title: 'Inputs of the Connecticut opportunity index 2014',
  publisher: 'Open Communities Alliance',
  period: '2008–2013',
  vintage: '2010 tracts',
  license: 'MIT (sgaul/opportunity, JackDougherty/ctoca-opp-index)',
  url: 'https://github.com/sgaul/opportunity',
  parse: (bytes, log) => readTable(SCHEMA, bytes, indexVariables2014.file, log),
};

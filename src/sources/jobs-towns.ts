import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { type Source, STATE_FIGURES } from './source.ts';

const SCHEMA: TableSchema = {
  name: 'jobs-towns',
  key: ['year', 'town'],
  extraColumns: 'ignore',
  columns: [
    { name: 'year', header: 'Year', kind: 'count', range: [2001, 2025], filled: true },
    { name: 'town', header: 'Town', kind: 'text', filled: true },
    {
      name: 'jobs',
      header: 'Annual Average Employment',
      kind: 'number',
      range: [0, 1e8],
      sentinels: { '*': 'suppressed' },
    },
  ],
};

/** Yearly mean of jobs by town, 2009 and 2012. */
export const jobsTowns: Source<Table> = {
  file: 'connecticut/opportunity-2014/qcew-annual-averages.csv',
  title: 'Jobs by town, all industries (Quarterly Census of Employment and Wages)',
  publisher: 'Connecticut Department of Labor',
  period: '2009 and 2012',
  vintage: '2010 towns',
  license: STATE_FIGURES,
  url: 'https://www1.ctdol.state.ct.us/lmi/202/202_annualaverage.asp',
  parse: (bytes, log) => readTable(SCHEMA, bytes, jobsTowns.file, log),
};

import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { type Source, STATE_FIGURES } from './source.ts';

const SCHEMA: TableSchema = {
  name: 'crime-towns',
  key: ['year', 'town'],
  columns: [
    { name: 'year', header: 'Year', kind: 'count', range: [1998, 2012], filled: true },
    { name: 'town', header: 'Town', kind: 'text', filled: true },
    { name: 'crimes', header: 'Crime, Total crime, Number', kind: 'count' },
    { name: 'people', header: 'Total estimated population, Number', kind: 'count' },
    { name: 'crimesPer100000', header: 'Total crime Rate', kind: 'number', range: [0, 1e5] },
  ],
};

/** Index crimes known to the police, by town and year; 170 of 2,270 town-years are empty. */
export const crimeTowns: Source<Table> = {
  file: 'connecticut/opportunity-2014/totalcrime.csv',
  title: 'Index crimes by town (Uniform Crime Reports)',
  publisher: 'Connecticut State Police',
  period: '2010',
  vintage: '2010 towns',
  license: STATE_FIGURES,
  url: 'https://github.com/sgaul/opportunity',
  parse: (bytes, log) => readTable(SCHEMA, bytes, crimeTowns.file, log),
};

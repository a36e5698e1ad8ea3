import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema, TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { type Source, STATE_FIGURES } from './source.ts';

/** The state writes a dash for a group too small to show. */
const SUPPRESSED = { '-': 'suppressed', '*': 'suppressed' } as const;

// Grade 3 scale scores run from 100 to 400.
const score = (name: string, header: string): ColumnSchema => ({
  name,
  header,
  kind: 'number',
  range: [100, 400],
  sentinels: SUPPRESSED,
});

const SCHEMA: TableSchema = {
  name: 'cmt-2013',
  key: ['town'],
  extraColumns: 'ignore',
  columns: [
    { name: 'town', header: 'Group', kind: 'text', filled: true },
    { name: 'year', header: 'Year', kind: 'count', range: [2006, 2013], filled: true },
    { name: 'mathTested', header: 'Total Mathematics Number Tested', kind: 'count', sentinels: SUPPRESSED },
    score('math', 'Total Mathematics Avg Scale Score'),
    { name: 'readingTested', header: 'Total Reading', kind: 'count', sentinels: SUPPRESSED },
    score('reading', 'Total Reading Average Scale Score'),
  ],
};

/** Mean scores of third-graders by town; a town too small in 2013 stands with its last shown year. */
export const cmt2013: Source<Table> = {
  file: 'connecticut/opportunity-2014/ctreports-2013-grade-3-cmt.csv',
  title: 'Connecticut Mastery Test, grade 3, mean scale scores',
  publisher: 'Connecticut State Department of Education',
  period: '2013',
  vintage: '2013 school districts, by town',
  license: STATE_FIGURES,
  url: 'https://solutions1.emetric.net/cmtpublic/',
  parse: (bytes, log) => readTable(SCHEMA, bytes, cmt2013.file, log),
};

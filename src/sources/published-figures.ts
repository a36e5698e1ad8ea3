import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import type { Source } from './source.ts';

const SCHEMA: TableSchema = {
  name: 'published-figures',
  key: ['id'],
  columns: [
    { name: 'id', kind: 'text', filled: true },
    // Some are words, such as "almost 60".
    { name: 'value', kind: 'text', filled: true },
    { name: 'unit', kind: 'text', filled: true },
    { name: 'geography', kind: 'text', filled: true },
    { name: 'vintage', kind: 'text', filled: true },
    { name: 'definition', kind: 'text', filled: true },
    { name: 'sourcePage', header: 'source_page', kind: 'text', filled: true },
    { name: 'status', kind: 'text', optional: true },
  ],
};

/** Figures that the organization and the press have printed, with their pages: to compare with ours. */
export const publishedFigures: Source<Table> = {
  file: 'connecticut/published/published-figures.csv',
  title: 'Published figures on opportunity and housing in Connecticut',
  publisher: 'Open Communities Alliance and the press, page by page',
  period: '2009–2025',
  vintage: 'as stated in each row',
  license: 'figures, cited with their page',
  url: 'https://www.ctoca.org/',
  parse: (bytes, log) => readTable(SCHEMA, bytes, publishedFigures.file, log),
};

import { ANCHOR_COLUMNS } from '#tables/normalized-fair-share.ts';
import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import type { Source } from './source.ts';

const SCHEMA: TableSchema = {
  name: 'fair-share-anchors',
  key: ['model', 'municipality'],
  columns: ANCHOR_COLUMNS,
};

/** Published results of allocation models, town by town, with the page they were read on. */
export const fairShareAnchors: Source<Table> = {
  file: 'connecticut/published/fair-share-anchors.csv',
  title: 'Published figures of fair-share allocations',
  publisher: 'the press and public agencies, page by page',
  period: '2020–2025',
  vintage: 'as stated in each row',
  license: 'figures, cited with their page',
  url: 'https://www.ctoca.org/',
  parse: (bytes, log) => readTable(SCHEMA, bytes, fairShareAnchors.file, log),
};

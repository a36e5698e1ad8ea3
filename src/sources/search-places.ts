import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

const VILLAGES: TableSchema = {
  name: 'villages',
  extraColumns: 'ignore',
  columns: [
    { name: 'town', kind: 'text', filled: true },
    { name: 'name', header: 'place', kind: 'text', filled: true },
    { name: 'weight', header: 'place_wt', kind: 'share' },
  ],
};

const ZIPS: TableSchema = {
  name: 'zips',
  extraColumns: 'ignore',
  columns: [
    { name: 'town', kind: 'text', filled: true },
    { name: 'name', header: 'zip', kind: 'zip', filled: true },
    { name: 'weight', header: 'pct_of_zip_pop', kind: 'share' },
    { name: 'townShare', header: 'pct_of_town_pop', kind: 'share' },
  ],
};

const CARRIER = {
  publisher: 'U.S. Census Bureau, carried by CT Data Haven (cwi, MIT)',
  period: '2020',
  vintage: '2020 county subdivisions',
  license: PUBLIC_DOMAIN,
  url: 'https://github.com/CT-Data-Haven/cwi',
} as const;

/** Villages, boroughs and cities with the share of their people in each town. */
export const villages2020: Source<Table> = {
  ...CARRIER,
  file: 'connecticut/crosswalks/cwi_village2town.csv',
  title: 'Villages and ZIP codes by town',
  parse: (bytes, log) => readTable(VILLAGES, bytes, villages2020.file, log),
};

/** ZIP code areas with the share of their people in each town. */
export const zips2020: Source<Table> = {
  ...CARRIER,
  file: 'connecticut/crosswalks/cwi_zip2town.csv',
  title: 'ZIP codes by town',
  parse: (bytes, log) => readTable(ZIPS, bytes, zips2020.file, log),
};

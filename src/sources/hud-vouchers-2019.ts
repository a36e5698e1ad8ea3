import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

const SCHEMA: TableSchema = {
  name: 'hud-vouchers-2019',
  key: ['geoid'],
  extraColumns: 'ignore',
  columns: [
    { name: 'geoid', header: 'GEOID', kind: 'tract-geoid', filled: true },
    { name: 'vouchers', header: 'HCV_PUBLIC', kind: 'count', filled: true },
    { name: 'renterPercent', header: 'HCV_PUBLIC_PCT', kind: 'percent', filled: true },
  ],
};

/** Housing choice vouchers by tract; HUD leaves out every tract with ten or fewer, so 424 of 833 are in the file. */
export const hudVouchers2019: Source<Table> = {
  file: 'connecticut/housing/hud_hcv_by_tract_ct_2019.csv',
  title: 'Housing choice vouchers by tract',
  publisher: 'U.S. Department of Housing and Urban Development',
  period: '2019',
  vintage: '2010 tracts',
  license: PUBLIC_DOMAIN,
  url: 'https://hudgis-hud.opendata.arcgis.com/datasets/housing-choice-vouchers-by-tract',
  parse: (bytes, log) => readTable(SCHEMA, bytes, hudVouchers2019.file, log),
};

import { readTable } from '#tables/read-table.ts';
import type { TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { type Source, STATE_FIGURES } from './source.ts';

const SCHEMA: TableSchema = {
  name: 'assisted-housing-records',
  key: ['record'],
  extraColumns: 'ignore',
  columns: [
    { name: 'record', header: 'RowID', kind: 'text', filled: true },
    { name: 'project', header: 'ProjectID', kind: 'text', filled: true },
    { name: 'property', header: 'ProjectID2', kind: 'text', filled: true },
    { name: 'name', header: 'ProjectName', kind: 'text', filled: true },
    { name: 'class', header: 'SubsidyClass', kind: 'text', filled: true },
    { name: 'subclass', header: 'SubsidySubclass', kind: 'text', sentinels: { nan: 'notInFile' } },
    { name: 'endDates', header: 'EndDateList', kind: 'text' },
    { name: 'totalHomes', header: 'Total', kind: 'count', filled: true },
    // The file writes whole numbers as "72.0".
    { name: 'unitsLow', header: 'UnitLower', kind: 'count', filled: true },
    { name: 'unitsHigh', header: 'UnitUpper', kind: 'count', filled: true },
    { name: 'latitude', header: 'Latitude', kind: 'number', range: [-90, 90], filled: true },
    { name: 'longitude', header: 'Longitude', kind: 'number', range: [-180, 180], filled: true },
  ],
};

/**
 * Records of subsidies: tax credits, project-based rental assistance, loans, state programs, deed restrictions.
 *
 * One property may have several records. Where the number of assisted homes is not known, the least is 1 and the
 * most is every home of the property. The file bears no date; its contracts end from August 2018 on.
 */
export const assistedHousingRecords: Source<Table> = {
  file: 'connecticut/housing/ctdoh_merged_datasets_0.8.csv',
  title: 'Subsidized housing records of Connecticut, merged data sets 0.8',
  publisher: 'CT Data Haven for the Connecticut Department of Housing (ctdoh)',
  period: 'about 2019, no date stated',
  vintage: 'points',
  license: STATE_FIGURES,
  url: 'https://github.com/CT-Data-Haven/ctdoh',
  parse: (bytes, log) => readTable(SCHEMA, bytes, assistedHousingRecords.file, log),
};

import { readTable } from '#tables/read-table.ts';
import { ACS_MARKS } from './acs-marks.ts';
import type { ColumnSchema, TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

/** Cells of table B03002; ACS counts Pacific Islanders apart from Asians, Census 2010 figures here do not. */
const CELLS = {
  total: '001',
  nhWhite: '003',
  nhBlack: '004',
  nhAian: '005',
  nhAsian: '006',
  nhPacific: '007',
  nhOther: '008',
  nhTwoOrMore: '009',
  hispanic: '012',
} as const;

function estimateColumns(moeHeader: (cell: string) => string): readonly ColumnSchema[] {
  return Object.entries(CELLS).flatMap(([name, cell]) => [
    { name, header: `B03002_${cell}`, kind: 'count', filled: true } as const,
    {
      name: `${name}Moe`,
      header: moeHeader(`B03002_${cell}`),
      kind: 'count',
      sentinels: ACS_MARKS,
      marginOf: name,
    } as const,
  ]);
}

function schema(name: string, geoid: ColumnSchema): TableSchema {
  return {
    name,
    key: ['level', 'geoid'],
    extraColumns: 'ignore',
    columns: [
      { name: 'level', kind: 'text', filled: true },
      geoid,
      { name: 'label', header: 'name', kind: 'text' },
      ...estimateColumns((cell) => `${cell}_moe`),
    ],
  };
}

/** Provenance of every ACS table of the period. */
export const ACS_2023 = {
  publisher: 'U.S. Census Bureau, American Community Survey 5-year, carried by CT Data Haven (2023acs)',
  period: '2019–2023',
  license: PUBLIC_DOMAIN,
  url: 'https://www.census.gov/programs-surveys/acs',
} as const;

/** People by race and ethnicity in the 2020 tracts, in planning-region codes, with margins of error. */
export const acsRaceTracts2023: Source<Table> = {
  ...ACS_2023,
  file: 'connecticut/acs/acs5_2023_B03002_tract.csv',
  title: 'Hispanic or Latino origin by race (table B03002), tracts',
  vintage: '2020 tracts, planning-region codes',
  parse: (bytes, log) =>
    readTable(
      schema('acs-race-tracts-2023', { name: 'geoid', kind: 'tract-geoid', filled: true }),
      bytes,
      acsRaceTracts2023.file,
      log,
    ),
};

/** The same for legislative districts; one code list serves both chambers, so the level tells them apart. */
export const acsRaceDistricts2023: Source<Table> = {
  ...ACS_2023,
  file: 'connecticut/acs/acs5_2023_B03002_legis.csv',
  title: 'Hispanic or Latino origin by race (table B03002), legislative districts',
  vintage: '2022 districts',
  parse: (bytes, log) =>
    readTable(
      schema('acs-race-districts-2023', { name: 'geoid', kind: 'county-geoid', filled: true }),
      bytes,
      acsRaceDistricts2023.file,
      log,
    ),
};

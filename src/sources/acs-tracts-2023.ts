import { readTable } from '#tables/read-table.ts';
import { ACS_MARKS } from './acs-marks.ts';
import type { ColumnSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { ACS_2023 } from './acs-race-2023.ts';
import type { Source } from './source.ts';

/** Cells of an ACS table with our names; each has its margin of error beside it, under our name and "Moe". */
function cells(table: string, names: Readonly<Record<string, string>>): readonly ColumnSchema[] {
  return Object.entries(names).flatMap(([name, cell]): ColumnSchema[] => [
    // Only a median can be missing: an empty count is a fault of the file.
    {
      name,
      header: `${table}_${cell}`,
      kind: 'count',
      sentinels: ACS_MARKS,
      filled: !name.startsWith('median'),
    },
    {
      name: `${name}Moe`,
      header: `${table}_${cell}_moe`,
      kind: 'count',
      sentinels: ACS_MARKS,
      marginOf: name,
    },
  ]);
}

function tractTable(table: string, title: string, names: Readonly<Record<string, string>>): Source<Table> {
  const file = `connecticut/acs/acs5_2023_${table}_tract.csv`;
  const columns: readonly ColumnSchema[] = [
    { name: 'geoid', kind: 'tract-geoid', filled: true },
    ...cells(table, names),
  ];
  return {
    ...ACS_2023,
    file,
    title: `${title} (table ${table}), tracts`,
    vintage: '2020 tracts, planning-region codes',
    parse: (bytes, log) =>
      readTable({ name: `acs-${table}`, key: ['geoid'], extraColumns: 'ignore', columns }, bytes, file, log),
  };
}

/** People whose income is compared with the poverty line: not those in prisons, dormitories and barracks. */
export const acsPoverty2023 = tractTable('C17002', 'Ratio of income to the poverty line', {
  people: '001',
  under50: '002',
  under100: '003',
});

/** Median household income; 250,001 stands for more than 250,000 and has no margin. */
export const acsIncome2023 = tractTable('B19013', 'Median household income', { medianIncome: '001' });

/** Adults of 25 and older by schooling. */
export const acsEducation2023 = tractTable('B06009', 'Educational attainment', {
  adults: '001',
  someCollege: '004',
  bachelor: '005',
  graduate: '006',
});

/** Households by tenure. */
export const acsTenure2023 = tractTable('B25003', 'Tenure', { households: '001', owners: '002' });

/** Households by vehicles. */
export const acsVehicles2023 = tractTable('B08201', 'Vehicles available', {
  households: '001',
  noVehicle: '002',
});

/** Cells of B25106 with housing costs of 30 percent of income or more. */
export const BURDENED_CELLS = ['006', '010', '014', '018', '022', '028', '032', '036', '040', '044'] as const;

/** Housing costs as a share of income; households without income or without rent cannot be said. */
export const acsCostBurden2023 = tractTable('B25106', 'Housing costs as a share of household income', {
  households: '001',
  ownersWithoutIncome: '023',
  rentersWithoutIncome: '045',
  withoutRent: '046',
  ...Object.fromEntries(BURDENED_CELLS.map((cell) => [`burdened${cell}`, cell])),
});

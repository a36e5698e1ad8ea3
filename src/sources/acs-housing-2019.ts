import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { BURDENED_CELLS } from './acs-tracts-2023.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

function cells(table: string, names: Readonly<Record<string, string>>): readonly ColumnSchema[] {
  return Object.entries(names).flatMap(([name, cell]): ColumnSchema[] => [
    { name, header: `${table}_${cell}`, kind: 'count' },
    { name: `${name}Moe`, header: `${table}_${cell}_moe`, kind: 'count' },
  ]);
}

function tractTable(table: string, title: string, names: Readonly<Record<string, string>>): Source<Table> {
  const file = `connecticut/acs/acs5_2019_${table}_tract.csv`;
  const columns: readonly ColumnSchema[] = [
    { name: 'geoid', kind: 'tract-geoid', filled: true },
    ...cells(table, names),
  ];
  return {
    file,
    title: `${title} (table ${table}), tracts`,
    publisher: 'U.S. Census Bureau, American Community Survey 5-year, carried by CT Data Haven (2019acs)',
    period: '2015–2019',
    vintage: '2010 tracts',
    license: PUBLIC_DOMAIN,
    url: 'https://www.census.gov/programs-surveys/acs',
    parse: (bytes, log) =>
      readTable(
        { name: `acs-2019-${table}`, key: ['geoid'], extraColumns: 'ignore', columns },
        bytes,
        file,
        log,
      ),
  };
}

/** Median household income of the earlier survey; 250,001 stands for more than 250,000. */
export const acsIncome2019 = tractTable('B19013', 'Median household income', { medianIncome: '001' });

/** Households by tenure of the earlier survey. */
export const acsTenure2019 = tractTable('B25003', 'Tenure', { households: '001', renters: '003' });

/** Housing costs as a share of income of the earlier survey. */
export const acsCostBurden2019 = tractTable('B25106', 'Housing costs as a share of household income', {
  ...{ households: '001', ownersWithoutIncome: '023', rentersWithoutIncome: '045', withoutRent: '046' },
  ...Object.fromEntries(BURDENED_CELLS.map((cell) => [`burdened${cell}`, cell])),
});

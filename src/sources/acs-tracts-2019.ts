import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

function tractTable(table: string, title: string, names: Readonly<Record<string, string>>): Source<Table> {
  const file = `connecticut/acs/acs5_2019_${table}_tract.csv`;
  const columns: readonly ColumnSchema[] = [
    { name: 'geoid', kind: 'tract-geoid', filled: true },
    ...Object.entries(names).map(([name, cell]): ColumnSchema => ({
      name,
      header: `${table}_${cell}`,
      kind: 'count',
      filled: true,
    })),
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
      readTable({ name: `acs-${table}`, key: ['geoid'], extraColumns: 'ignore', columns }, bytes, file, log),
  };
}

/** People, and those who are White and not Hispanic, 2015–2019. */
export const acsRace2019 = tractTable('B03002', 'Hispanic or Latino origin by race', {
  people: '001',
  nhWhite: '003',
});

/** People whose income is compared with the poverty line, by how it compares, 2015–2019. */
export const acsPoverty2019 = tractTable('C17002', 'Ratio of income to the poverty line', {
  povertyUniverse: '001',
  under50: '002',
  under100: '003',
});

/** Households, and those that rent, 2015–2019. */
export const acsTenure2019 = tractTable('B25003', 'Tenure', { households: '001', renters: '003' });

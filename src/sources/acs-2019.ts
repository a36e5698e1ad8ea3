import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { BURDENED_CELLS } from './acs-tracts-2023.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

/** Whether margins are read too, and whether a count may be absent. */
interface Rule {
  readonly hasMargins: boolean;
  readonly isFilled: boolean;
}

function cellColumns(
  table: string,
  names: Readonly<Record<string, string>>,
  { hasMargins, isFilled }: Rule,
): readonly ColumnSchema[] {
  const filled = isFilled ? { filled: true } : {};
  return Object.entries(names).flatMap(([name, cell]): ColumnSchema[] => [
    { name, header: `${table}_${cell}`, kind: 'count', ...filled },
    ...(hasMargins
      ? [{ name: `${name}Moe`, header: `${table}_${cell}_moe`, kind: 'count' } satisfies ColumnSchema]
      : []),
  ]);
}

function tractTable(
  table: string,
  title: string,
  names: Readonly<Record<string, string>>,
  rule: Rule,
): Source<Table> {
  const file = `connecticut/acs/acs5_2019_${table}_tract.csv`;
  const columns: readonly ColumnSchema[] = [
    { name: 'geoid', kind: 'tract-geoid', filled: true },
    ...cellColumns(table, names, rule),
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

const COUNTS: Rule = { hasMargins: false, isFilled: true };
const SURVEY: Rule = { hasMargins: true, isFilled: false };

/** People, and those who are White and not Hispanic. */
export const acsRace2019 = tractTable(
  'B03002',
  'Hispanic or Latino origin by race',
  { people: '001', nhWhite: '003' },
  COUNTS,
);

/** People whose income is compared with the poverty line, by how it compares. */
export const acsPoverty2019 = tractTable(
  'C17002',
  'Ratio of income to the poverty line',
  { povertyUniverse: '001', under50: '002', under100: '003' },
  COUNTS,
);

/** Households, and those that rent. */
export const acsTenure2019 = tractTable(
  'B25003',
  'Tenure',
  { households: '001', renters: '003' },
  { hasMargins: true, isFilled: true },
);

/** Median household income; 250,001 stands for more than 250,000. */
export const acsIncome2019 = tractTable('B19013', 'Median household income', { medianIncome: '001' }, SURVEY);

/** Housing costs as a share of income. */
export const acsCostBurden2019 = tractTable(
  'B25106',
  'Housing costs as a share of household income',
  {
    ...{ households: '001', ownersWithoutIncome: '023', rentersWithoutIncome: '045', withoutRent: '046' },
    ...Object.fromEntries(BURDENED_CELLS.map((cell) => [`burdened${cell}`, cell])),
  },
  SURVEY,
);

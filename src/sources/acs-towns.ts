import { readTable } from '#tables/read-table.ts';
import { ACS_MARKS } from './acs-marks.ts';
import type { ColumnSchema, TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

interface TownTable {
  readonly year: 2019 | 2023;
  /** Such as B25106. */
  readonly table: string;
  readonly title: string;
  /** Our names of the cells we read. */
  readonly cells: Readonly<Record<string, string>>;
}

function cellColumns({ table, cells }: TownTable): readonly ColumnSchema[] {
  return Object.entries(cells).flatMap(([name, cell]) => [
    { name, header: `${table}_${cell}`, kind: 'count', filled: true } as const,
    {
      name: `${name}Moe`,
      header: `${table}_${cell}_moe`,
      kind: 'count',
      sentinels: ACS_MARKS,
      marginOf: name,
    } as const,
  ]);
}

function townTable(facts: TownTable): Source<Table> {
  const { year, table, title } = facts;
  const file = `connecticut/acs/acs5_${year}_${table}_town.csv`;
  const schema: TableSchema = {
    name: `acs-${table}-${year}`,
    // Towns of 2023 carry planning-region codes, those of 2019 county codes: the name is what they share.
    key: ['town'],
    extraColumns: 'ignore',
    columns: [{ name: 'town', header: 'name', kind: 'text', filled: true }, ...cellColumns(facts)],
  };
  return {
    file,
    title: `${title} (table ${table}), towns`,
    publisher: `U.S. Census Bureau, American Community Survey 5-year, carried by CT Data Haven (${year}acs)`,
    period: `${year - 4}–${year}`,
    vintage: `${year} county subdivisions`,
    license: PUBLIC_DOMAIN,
    url: 'https://www.census.gov/programs-surveys/acs',
    parse: (bytes, log) => readTable(schema, bytes, file, log),
  };
}

const INCOME = { table: 'B19013', title: 'Median household income', cells: { medianIncome: '001' } } as const;
const TENURE = {
  table: 'B25003',
  title: 'Tenure of occupied housing units',
  cells: { occupied: '001', owner: '002', renter: '003' },
} as const;
const POVERTY = {
  table: 'C17002',
  title: 'Ratio of income to poverty level',
  cells: { people: '001', underHalf: '002', halfToOne: '003' },
} as const;
/** Households with an income below $20,000 that pay 30 percent of it or more for housing. */
const COST = {
  table: 'B25106',
  title: 'Tenure by housing costs as a share of income',
  cells: { ownerBurdened: '006', renterBurdened: '028' },
} as const;

/** Median household income of towns, 2015–2019. */
export const townIncome2019 = townTable({ year: 2019, ...INCOME });
/** Occupied, owned and rented homes of towns, 2015–2019. */
export const townTenure2019 = townTable({ year: 2019, ...TENURE });
/** People by the ratio of income to the poverty level, towns, 2015–2019. */
export const townPoverty2019 = townTable({ year: 2019, ...POVERTY });
/** Households with a low income and high housing costs, towns, 2015–2019. */
export const townCostBurden2019 = townTable({ year: 2019, ...COST });
/** Median household income of towns, 2019–2023; 250,001 stands for "250,000 or more". */
export const townIncome2023 = townTable({ year: 2023, ...INCOME });
/** Occupied, owned and rented homes of towns, 2019–2023. */
export const townTenure2023 = townTable({ year: 2023, ...TENURE });
/** People by the ratio of income to the poverty level, towns, 2019–2023. */
export const townPoverty2023 = townTable({ year: 2023, ...POVERTY });
/** Households with a low income and high housing costs, towns, 2019–2023. */
export const townCostBurden2023 = townTable({ year: 2023, ...COST });

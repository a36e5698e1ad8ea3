import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema, TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';

/** Sizes of homes that HUD gives rents for, as the number of bedrooms. */
const BEDROOMS = [0, 1, 2, 3, 4] as const;

const rents = (headerOf: (bedrooms: number) => string): ColumnSchema[] =>
  BEDROOMS.map((bedrooms) => ({
    ...{ name: `rent${bedrooms}`, header: headerOf(bedrooms), kind: 'count' },
    ...{ range: [100, 20_000], filled: true },
  }));

const TOWNS: TableSchema = {
  name: 'fair-market-rents',
  key: ['town'],
  extraColumns: 'ignore',
  columns: [
    { name: 'town', header: 'fips', kind: 'town-geoid', filled: true },
    { name: 'area', header: 'hud_area_code', kind: 'text', filled: true },
    { name: 'areaName', header: 'hud_area_name', kind: 'text', filled: true },
    ...rents((bedrooms) => `fmr_${bedrooms}`),
  ],
};

const ZIPS: TableSchema = {
  name: 'small-area-rents',
  key: ['zip', 'area'],
  extraColumns: 'ignore',
  columns: [
    { name: 'zip', header: 'ZIP Code', kind: 'zip', filled: true },
    { name: 'area', header: 'HUD Area Code', kind: 'text', filled: true },
    { name: 'areaName', header: 'HUD Metro Fair Market Rent Area Name', kind: 'text', filled: true },
    ...rents((bedrooms) => `SAFMR ${bedrooms}BR`),
    // HUD's own 90 and 110 percent, to check our rounding against.
    ...BEDROOMS.flatMap((bedrooms): ColumnSchema[] =>
      ([90, 110] as const).map((percent) => ({
        name: `standard${percent}of${bedrooms}`,
        header: `SAFMR ${bedrooms}BR - ${percent}% Payment Standard`,
        ...{ kind: 'count', filled: true },
      })),
    ),
  ],
};

const HUD = {
  publisher: 'U.S. Department of Housing and Urban Development',
  period: 'fiscal year 2024',
  license: PUBLIC_DOMAIN,
  url: 'https://www.huduser.gov/portal/datasets/fmr.html',
} as const;

/** Fair market rents by town. */
export const fairMarketRents2024: Source<Table> = {
  ...HUD,
  file: 'connecticut/housing/hud_fy2024_fmr_ct_towns.csv',
  title: 'Fair Market Rents by town',
  vintage: '2020 county subdivisions',
  parse: (bytes, log) => readTable(TOWNS, bytes, fairMarketRents2024.file, log),
};

/** Small area fair market rents: one row for each ZIP code in each area. The "erap" files are another measure. */
export const smallAreaRents2024: Source<Table> = {
  ...HUD,
  file: 'connecticut/housing/hud_safmr_ct_zips_from_xlsx.csv',
  title: 'Small Area Fair Market Rents by ZIP code',
  vintage: 'ZIP codes in HUD areas',
  parse: (bytes, log) => readTable(ZIPS, bytes, smallAreaRents2024.file, log),
};

import { readTable } from '#tables/read-table.ts';
import type { ColumnSchema, TableSchema } from '#tables/schema.ts';
import type { Table } from '#tables/table.ts';
import { type Source, STATE_FIGURES } from './source.ts';

/** The long form of the state's data portal: one number a row. Counties and the state are rows as well. */
function longSchema(name: string, townHeader: string): TableSchema {
  const year: ColumnSchema = { name: 'year', header: 'Year', kind: 'text', filled: true };
  return {
    name,
    key: ['place', 'year', 'measure', 'variable'],
    columns: [
      { name: 'town', header: townHeader, kind: 'text', filled: true },
      { name: 'place', header: 'FIPS', kind: 'text', filled: true },
      year,
      { name: 'measure', header: 'Measure Type', kind: 'text', filled: true },
      { name: 'variable', header: 'Variable', kind: 'text', filled: true },
      { name: 'value', header: 'Value', kind: 'number', filled: true },
    ],
  };
}

const PORTAL = {
  vintage: '169 towns',
  license: STATE_FIGURES,
  url: 'http://data.ctdata.org',
} as const;

/** Homes on the state's list of affordable housing (General Statutes 8-30g), by kind, 2002–2019. */
export const assistedHousing2019: Source<Table> = {
  ...PORTAL,
  file: 'connecticut/housing/ctdata_subsidized-housing-by-type_2002-2019.csv',
  title: 'Affordable Housing Appeals list by town (8-30g), by type',
  publisher: 'Connecticut Department of Housing, carried by CTData Collaborative',
  period: '2002–2019',
  parse: (bytes, log) =>
    readTable(longSchema('assisted-housing', 'Town/County'), bytes, assistedHousing2019.file, log),
};

/** Homes permitted each year. */
export const housingPermits2017: Source<Table> = {
  ...PORTAL,
  file: 'connecticut/housing/ctdata_annual_housing_permits_by_town_1990-2017.csv',
  title: 'Housing permits by town',
  publisher: 'Connecticut Department of Economic and Community Development, carried by CTData Collaborative',
  period: '1990–2017',
  parse: (bytes, log) =>
    readTable(longSchema('housing-permits', 'Town'), bytes, housingPermits2017.file, log),
};

/** Grand lists: the value of all taxable property, by state fiscal year ("SFY 2017-2018"). */
export const grandList2018: Source<Table> = {
  ...PORTAL,
  file: 'connecticut/housing/ctdata_municipal_grand_list_2001-2018.csv',
  title: 'Municipal grand list and equalized net grand list',
  publisher: 'Connecticut Office of Policy and Management, carried by CTData Collaborative',
  period: 'state fiscal years 2000-2001 to 2017-2018',
  parse: (bytes, log) => readTable(longSchema('grand-list', 'Town'), bytes, grandList2018.file, log),
};

const APPEALS: TableSchema = {
  name: 'appeals-list',
  // No key: 2015 names Bolton twice and leaves towns out; the importer reads the years after 2019 and checks them.
  columns: [
    // Kinds of homes are empty for some town-years; the total never is.
    { name: 'year', header: 'Year', kind: 'count', range: [2002, 2100], filled: true },
    { name: 'code', header: 'Town Code', kind: 'count', filled: true },
    { name: 'town', header: 'Town', kind: 'text', filled: true },
    { name: 'countedHomes', header: 'Census Units', kind: 'count', filled: true },
    { name: 'governmentAssisted', header: 'Government Assisted', kind: 'count' },
    { name: 'rentalAssistance', header: 'Tenant Rental Assistance', kind: 'count' },
    { name: 'mortgages', header: 'Single Family CHFA/ USDA Mortgages', kind: 'count' },
    { name: 'deedRestricted', header: 'Deed Restricted Units', kind: 'count' },
    { name: 'assistedHomes', header: 'Total Assisted Units', kind: 'count', filled: true },
    { name: 'assistedPercent', header: 'Percent Affordable', kind: 'percent', filled: true },
  ],
};

/** The same list as the department prints it, 2011–2023; its 2015 has 166 towns. */
export const appealsList2023: Source<Table> = {
  file: 'connecticut/housing/ctdoh_appeals_list_2011-2023.csv',
  title: 'Affordable Housing Appeals list by town (8-30g)',
  publisher: 'Connecticut Department of Housing',
  period: '2011–2023',
  vintage: '169 towns',
  license: STATE_FIGURES,
  url: 'https://portal.ct.gov/doh',
  parse: (bytes, log) => readTable(APPEALS, bytes, appealsList2023.file, log),
};

const EQUALIZED: TableSchema = {
  name: 'equalized-grand-list',
  key: ['town'],
  columns: [
    { name: 'code', header: 'town_code', kind: 'count', filled: true },
    { name: 'town', kind: 'text', filled: true },
    { name: 'equalizedNetGrandList', header: 'engl_avg_gl2021_2023', kind: 'number', filled: true },
    { name: 'population', header: 'population_2023', kind: 'count', filled: true },
    { name: 'perCapita', header: 'engl_per_capita', kind: 'number', filled: true },
    { name: 'medianIncome', header: 'mhi_acs5_2023', kind: 'number', filled: true },
  ],
};

/** Equalized net grand list, the mean of the lists of 2021 to 2023, in all and for each resident. */
export const equalizedGrandList2023: Source<Table> = {
  file: 'connecticut/housing/engl_avg_gl2021-2023_pop2023_mhi2023_by_town.csv',
  title: 'Equalized net grand list, mean of the grand lists 2021 to 2023',
  publisher: 'Connecticut Office of Policy and Management',
  period: 'grand lists 2021–2023',
  vintage: '169 towns',
  license: STATE_FIGURES,
  url: 'https://portal.ct.gov/opm',
  parse: (bytes, log) => readTable(EQUALIZED, bytes, equalizedGrandList2023.file, log),
};

import type { Indicator } from './indicator.ts';

/** Median household income in dollars of 2018. */
export const medianIncome2018 = {
  id: 'median-income-2018',
  domain: 'economic',
  label: { en: 'Median household income', es: 'Ingreso mediano de los hogares' },
  phrase: { en: 'household income', es: 'ingreso de los hogares' },
  unit: 'dollars',
  decimals: 0,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS 5-year, household income',
  publisher: 'U.S. Census Bureau',
  period: '2014–2018',
  vintage: '2010 tracts',
} as const satisfies Indicator;

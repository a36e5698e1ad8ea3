import type { Indicator } from './indicator.ts';

/** Median household income; scored by its logarithm, so that one percent counts the same everywhere. */
export const medianIncome = {
  id: 'median-income',
  domain: 'economic',
  label: { en: 'Median household income', es: 'Ingreso mediano de los hogares' },
  phrase: { en: 'household income', es: 'ingreso de los hogares' },
  unit: 'dollars',
  decimals: 0,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS B19013',
  publisher: 'U.S. Census Bureau',
  period: '2019–2023',
  vintage: '2020 tracts',
  measure: 'median',
} as const satisfies Indicator;

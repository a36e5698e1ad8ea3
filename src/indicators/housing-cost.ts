import type { Indicator } from './indicator.ts';

/** Households that pay less than 30 percent of their income for housing. */
export const housingCost = {
  id: 'housing-cost',
  domain: 'housing',
  label: { en: 'Households that can afford their housing costs', es: 'Hogares que pueden pagar su vivienda' },
  phrase: { en: 'affordable housing costs', es: 'costos de vivienda asequibles' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS B25106',
  publisher: 'U.S. Census Bureau',
  period: '2019–2023',
  vintage: '2020 tracts',
} as const satisfies Indicator;

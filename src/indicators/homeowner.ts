import type { Indicator } from './indicator.ts';

/** Households in a home that they own. */
export const homeowner = {
  id: 'homeowner',
  domain: 'housing',
  label: { en: 'Households that own their home', es: 'Hogares con vivienda propia' },
  phrase: { en: 'homeownership', es: 'vivienda propia' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS B25003',
  publisher: 'U.S. Census Bureau',
  period: '2019–2023',
  vintage: '2020 tracts',
  follows: 'owner-occupied',
} as const satisfies Indicator;

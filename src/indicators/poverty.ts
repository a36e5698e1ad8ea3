import type { Indicator } from './indicator.ts';

/** Households with income above the federal poverty line. */
export const poverty = {
  id: 'poverty',
  domain: 'neighborhood',
  label: { en: 'Households above the poverty line', es: 'Hogares por encima de la línea de pobreza' },
  phrase: { en: 'low poverty', es: 'baja pobreza' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS B17017',
  publisher: 'U.S. Census Bureau',
  period: '2008–2012',
  vintage: '2010 tracts',
} as const satisfies Indicator;

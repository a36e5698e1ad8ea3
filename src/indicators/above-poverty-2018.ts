import type { Indicator } from './indicator.ts';

/** People with income above the federal poverty line. */
export const abovePoverty2018 = {
  id: 'above-poverty-2018',
  domain: 'economic',
  label: { en: 'People above the poverty line', es: 'Personas por encima de la línea de pobreza' },
  phrase: { en: 'low poverty', es: 'baja pobreza' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS 5-year, poverty',
  publisher: 'U.S. Census Bureau',
  period: '2014–2018',
  vintage: '2010 tracts',
} as const satisfies Indicator;

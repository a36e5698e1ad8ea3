import type { Indicator } from './indicator.ts';

/** People with income above the federal poverty line. */
export const abovePoverty = {
  id: 'above-poverty',
  domain: 'economic',
  label: { en: 'People above the poverty line', es: 'Personas por encima de la línea de pobreza' },
  phrase: { en: 'low poverty', es: 'baja pobreza' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS C17002',
  publisher: 'U.S. Census Bureau',
  period: '2019–2023',
  vintage: '2020 tracts',
  follows: 'poverty',
} as const satisfies Indicator;

import type { Indicator } from './indicator.ts';

/** Households without cash public assistance or food stamps. */
export const publicAssistance = {
  id: 'public-assistance',
  domain: 'economic',
  label: { en: 'Households without public assistance', es: 'Hogares sin asistencia pública' },
  phrase: { en: 'households without public assistance', es: 'hogares sin asistencia pública' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS B19058',
  publisher: 'U.S. Census Bureau',
  period: '2008–2012',
  vintage: '2010 tracts',
} as const satisfies Indicator;

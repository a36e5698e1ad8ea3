import type { Indicator } from './indicator.ts';

/** Households without cash public assistance or food stamps. */
export const noAssistance2018 = {
  id: 'no-assistance-2018',
  domain: 'economic',
  label: { en: 'Households without public assistance', es: 'Hogares sin asistencia pública' },
  phrase: {
    en: 'households that do not need public assistance',
    es: 'hogares que no necesitan asistencia pública',
  },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS 5-year, public assistance',
  publisher: 'U.S. Census Bureau',
  period: '2014–2018',
  vintage: '2010 tracts',
} as const satisfies Indicator;

import type { Indicator } from './indicator.ts';

/** Adults who saw a dentist in the past year, as a model of the CDC sees them. */
export const dentalVisit = {
  id: 'dental-visit',
  domain: 'health',
  label: {
    en: 'Adults who saw a dentist in the past year',
    es: 'Personas adultas que fueron al dentista en el último año',
  },
  phrase: { en: 'dental care', es: 'atención dental' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'PLACES (modeled)',
  publisher: 'U.S. Centers for Disease Control and Prevention',
  period: '2022',
  vintage: '2020 tracts',
} as const satisfies Indicator;

import type { Indicator } from './indicator.ts';

/** People with any health insurance. */
export const insured2018 = {
  id: 'insured-2018',
  domain: 'health',
  label: { en: 'People with health insurance', es: 'Personas con seguro médico' },
  phrase: { en: 'health insurance', es: 'seguro médico' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS 5-year, health insurance',
  publisher: 'U.S. Census Bureau',
  period: '2014–2018',
  vintage: '2010 tracts',
} as const satisfies Indicator;

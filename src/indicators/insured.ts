import type { Indicator } from './indicator.ts';

/** Adults of 18 to 64 with health insurance, as a model of the CDC sees them. */
export const insured = {
  id: 'insured',
  domain: 'health',
  label: { en: 'Adults with health insurance', es: 'Personas adultas con seguro médico' },
  phrase: { en: 'health insurance', es: 'seguro médico' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'PLACES (modeled)',
  publisher: 'U.S. Centers for Disease Control and Prevention',
  period: '2023',
  vintage: '2020 tracts',
} as const satisfies Indicator;

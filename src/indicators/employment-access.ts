import type { Indicator } from './indicator.ts';

/** Index of jobs near the block group, averaged over the households of the tract. */
export const employmentAccess = {
  id: 'employment-access',
  domain: 'economic',
  label: { en: 'Access to jobs', es: 'Acceso a empleos' },
  phrase: { en: 'jobs within reach', es: 'empleos al alcance' },
  unit: 'index',
  decimals: 0,
  direction: 'higher-is-better',
  geography: 'block-group',
  source: 'Location Affordability Index, employment access',
  publisher: 'U.S. Department of Housing and Urban Development',
  period: '2012',
  vintage: '2010 block groups',
} as const satisfies Indicator;

import type { Indicator } from './indicator.ts';

/** Index of how many kinds of jobs are near, averaged over the households of the tract. */
export const jobDiversity = {
  id: 'job-diversity',
  domain: 'economic',
  label: { en: 'Variety of jobs nearby', es: 'Variedad de empleos cercanos' },
  phrase: { en: 'variety of jobs nearby', es: 'variedad de empleos cercanos' },
  unit: 'index',
  decimals: 0,
  direction: 'higher-is-better',
  geography: 'block-group',
  source: 'Location Affordability Index, job diversity',
  publisher: 'U.S. Department of Housing and Urban Development',
  period: '2012',
  vintage: '2010 block groups',
} as const satisfies Indicator;

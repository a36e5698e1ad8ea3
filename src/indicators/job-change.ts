import type { Indicator } from './indicator.ts';

/** Change in the number of jobs in the town. */
export const jobChange = {
  id: 'job-change',
  domain: 'economic',
  label: { en: 'Change in jobs, 2009 to 2012', es: 'Cambio en empleos, 2009 a 2012' },
  phrase: { en: 'job growth', es: 'crecimiento del empleo' },
  unit: 'change',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'town',
  source: 'QCEW annual averages',
  publisher: 'Connecticut Department of Labor',
  period: '2009–2012',
  vintage: 'towns',
} as const satisfies Indicator;

import type { Indicator } from './indicator.ts';

/** Employed people as a share of the civilian labor force. */
export const employed = {
  id: 'employed',
  domain: 'economic',
  label: { en: 'Workers who have a job', es: 'Trabajadores con empleo' },
  phrase: { en: 'employment', es: 'empleo' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS B23025',
  publisher: 'U.S. Census Bureau',
  period: '2008–2012',
  vintage: '2010 tracts',
} as const satisfies Indicator;

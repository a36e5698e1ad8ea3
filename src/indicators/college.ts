import type { Indicator } from './indicator.ts';

/** Adults aged 25 to 64 with some college, an associate degree or more. */
export const college = {
  id: 'college',
  domain: 'education',
  label: { en: 'Adults with some college or a degree', es: 'Personas adultas con estudios universitarios' },
  phrase: { en: 'adults with college education', es: 'personas adultas con estudios universitarios' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS B23006',
  publisher: 'U.S. Census Bureau',
  period: '2008–2012',
  vintage: '2010 tracts',
} as const satisfies Indicator;

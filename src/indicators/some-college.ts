import type { Indicator } from './indicator.ts';

/** Adults aged 25 and older with some college, an associate degree or more. */
export const someCollege = {
  id: 'some-college',
  domain: 'economic',
  label: { en: 'Adults with some college or a degree', es: 'Personas adultas con estudios universitarios' },
  phrase: { en: 'adults with college education', es: 'personas adultas con estudios universitarios' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS B06009',
  publisher: 'U.S. Census Bureau',
  period: '2019–2023',
  vintage: '2020 tracts',
  follows: 'college',
} as const satisfies Indicator;

import type { Indicator } from './indicator.ts';

/** Adults of 25 and over with at least a high-school diploma. */
export const highSchool2018 = {
  id: 'high-school-2018',
  domain: 'education',
  label: { en: 'Adults who finished high school', es: 'Personas adultas que terminaron la secundaria' },
  phrase: { en: 'adults who finished high school', es: 'personas adultas que terminaron la secundaria' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS 5-year, education',
  publisher: 'U.S. Census Bureau',
  period: '2014–2018',
  vintage: '2010 tracts',
} as const satisfies Indicator;

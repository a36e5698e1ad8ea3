import type { Indicator } from './indicator.ts';

/** Homes that are not vacant; a home for the summer counts as vacant. */
export const occupiedHomes2018 = {
  id: 'occupied-homes-2018',
  domain: 'housing',
  label: { en: 'Homes that are lived in', es: 'Viviendas habitadas' },
  phrase: { en: 'few vacant homes', es: 'pocas viviendas vacías' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS 5-year, vacancy',
  publisher: 'U.S. Census Bureau',
  period: '2014–2018',
  vintage: '2010 tracts',
} as const satisfies Indicator;

import type { Indicator } from './indicator.ts';

/** Occupied homes as a share of all homes. */
export const occupiedHomes = {
  id: 'occupied-homes',
  domain: 'neighborhood',
  label: { en: 'Homes that are not vacant', es: 'Viviendas que no están vacías' },
  phrase: { en: 'few vacant homes', es: 'pocas viviendas vacías' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS B25002',
  publisher: 'U.S. Census Bureau',
  period: '2008–2012',
  vintage: '2010 tracts',
} as const satisfies Indicator;

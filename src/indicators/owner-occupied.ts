import type { Indicator } from './indicator.ts';

/** People who live in a home that its owner lives in. */
export const ownerOccupied = {
  id: 'owner-occupied',
  domain: 'neighborhood',
  label: { en: 'People in owner-occupied homes', es: 'Personas en viviendas propias' },
  phrase: { en: 'homeownership', es: 'vivienda propia' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS B25008',
  publisher: 'U.S. Census Bureau',
  period: '2008–2012',
  vintage: '2010 tracts',
} as const satisfies Indicator;

import type { Indicator } from './indicator.ts';

/**
 * People who lived in a tract that the Department of Agriculture does not mark: there, fewer than 100 households
 * without a vehicle are more than half a mile from a supermarket.
 */
export const foodAccess = {
  id: 'food-access',
  domain: 'food',
  label: {
    en: 'People outside low food access tracts',
    es: 'Personas fuera de zonas con poco acceso a alimentos',
  },
  phrase: { en: 'access to food stores', es: 'acceso a tiendas de alimentos' },
  unit: 'share',
  decimals: 0,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'Food Access Research Atlas, low access by vehicle',
  publisher: 'U.S. Department of Agriculture',
  period: '2019',
  vintage: '2010 tracts',
} as const satisfies Indicator;

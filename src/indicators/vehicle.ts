import type { Indicator } from './indicator.ts';

/** Households with at least one vehicle, where no figure on jobs in reach is loaded. */
export const vehicle = {
  id: 'vehicle',
  domain: 'economic',
  label: { en: 'Households with a vehicle', es: 'Hogares con vehículo' },
  phrase: { en: 'households with a vehicle', es: 'hogares con vehículo' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'ACS B08201',
  publisher: 'U.S. Census Bureau',
  period: '2019–2023',
  vintage: '2020 tracts',
} as const satisfies Indicator;

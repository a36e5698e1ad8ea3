import type { Indicator } from './indicator.ts';

/** Whether the Department of Agriculture sees a supermarket in reach: 1, or 0 where a third of the people, or 500, live more than a mile from one (ten miles in the country). */
export const foodStore2019 = {
  id: 'food-store-2019',
  domain: 'food',
  label: { en: 'Supermarket in reach (100 % yes, 0 % no)', es: 'Supermercado al alcance (100 % sí, 0 % no)' },
  phrase: { en: 'a supermarket in reach', es: 'un supermercado al alcance' },
  unit: 'share',
  decimals: 0,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'Food Access Research Atlas, 1 and 10 miles',
  publisher: 'U.S. Department of Agriculture',
  period: '2019',
  vintage: '2010 tracts',
} as const satisfies Indicator;

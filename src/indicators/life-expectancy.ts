import type { Indicator } from './indicator.ts';

/** Years a newborn could expect to live, by the deaths of 2010 to 2015: old, and marked so. */
export const lifeExpectancy = {
  id: 'life-expectancy',
  domain: 'health',
  label: {
    en: 'Life expectancy at birth (old: 2010–2015)',
    es: 'Esperanza de vida al nacer (dato antiguo: 2010–2015)',
  },
  phrase: { en: 'life expectancy', es: 'esperanza de vida' },
  unit: 'years',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'tract',
  source: 'USALEEP',
  publisher: 'U.S. National Center for Health Statistics',
  period: '2010–2015',
  vintage: '2010 tracts',
  old: true,
} as const satisfies Indicator;

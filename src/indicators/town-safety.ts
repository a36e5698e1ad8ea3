import type { Indicator } from './indicator.ts';

/** One minus the index crimes known to the police per resident of the town; reports depend on policing and on who reports. */
export const townSafety = {
  id: 'town-safety',
  domain: 'safety',
  label: { en: 'Safety from crime (1 − crime rate)', es: 'Seguridad ante el delito (1 − tasa de delitos)' },
  phrase: { en: 'safety from crime', es: 'seguridad ante el delito' },
  unit: 'share',
  decimals: 2,
  direction: 'higher-is-better',
  geography: 'town',
  source: 'UCR index crimes',
  publisher: 'Connecticut State Police',
  period: '2016',
  vintage: 'towns',
  follows: 'crime',
} as const satisfies Indicator;

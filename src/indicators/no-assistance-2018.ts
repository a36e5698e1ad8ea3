import type { Indicator } from './indicator.ts';
import { publicAssistance } from './public-assistance.ts';

/** The same of a later survey, as the national tables have it. */
export const noAssistance2018 = {
  ...publicAssistance,
  id: 'no-assistance-2018',
  source: 'ACS 5-year, public assistance',
  period: '2014–2018',
} as const satisfies Indicator;

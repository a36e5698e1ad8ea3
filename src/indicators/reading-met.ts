import type { Indicator } from './indicator.ts';

/** Children in grades 3 to 8 who met or exceeded the reading level, in the school districts of the town. */
export const readingMet = {
  id: 'reading-met',
  domain: 'schools',
  label: { en: 'Children who read at grade level', es: 'Niñez que lee al nivel de su grado' },
  phrase: { en: 'children reading at grade level', es: 'niñez que lee al nivel de su grado' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'school-district',
  source: 'Smarter Balanced, English language arts',
  publisher: 'Connecticut State Department of Education',
  period: '2018–2019',
  vintage: '2019 school districts',
  follows: 'reading-grade-3',
} as const satisfies Indicator;

import type { Indicator } from './indicator.ts';

/** Average scale score of the school district that serves the town. */
export const readingGrade3 = {
  id: 'reading-grade-3',
  domain: 'education',
  label: { en: 'Grade 3 reading score', es: 'Puntaje de lectura en tercer grado' },
  phrase: { en: 'reading scores in the schools', es: 'puntajes de lectura en las escuelas' },
  unit: 'points',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'school-district',
  source: 'CMT grade 3, reading',
  publisher: 'Connecticut State Department of Education',
  period: '2013',
  vintage: '2013 school districts',
} as const satisfies Indicator;

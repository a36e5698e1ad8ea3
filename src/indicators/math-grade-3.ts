import type { Indicator } from './indicator.ts';

/** Average scale score of the school district that serves the town. */
export const mathGrade3 = {
  id: 'math-grade-3',
  domain: 'education',
  label: { en: 'Grade 3 mathematics score', es: 'Puntaje de matemáticas en tercer grado' },
  phrase: { en: 'math scores in the schools', es: 'puntajes de matemáticas en las escuelas' },
  unit: 'points',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'school-district',
  source: 'CMT grade 3, mathematics',
  publisher: 'Connecticut State Department of Education',
  period: '2013',
  vintage: '2013 school districts',
} as const satisfies Indicator;

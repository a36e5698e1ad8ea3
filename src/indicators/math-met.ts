import type { Indicator } from './indicator.ts';

/** Children in grades 3 to 8 who met or exceeded the level in mathematics, in the school districts of the town. */
export const mathMet = {
  id: 'math-met',
  domain: 'schools',
  label: { en: 'Children who do math at grade level', es: 'Niñez que sabe matemáticas al nivel de su grado' },
  phrase: { en: 'children doing math at grade level', es: 'niñez con matemáticas al nivel de su grado' },
  unit: 'share',
  decimals: 1,
  direction: 'higher-is-better',
  geography: 'school-district',
  source: 'Smarter Balanced, mathematics',
  publisher: 'Connecticut State Department of Education',
  period: '2018–2019',
  vintage: '2019 school districts',
  follows: 'math-grade-3',
} as const satisfies Indicator;

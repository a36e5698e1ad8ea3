import type { TableSchema } from './schema.ts';

/** Inputs that federal publishers have for every tract, turned so that more is better. */
export const NATIONAL_INPUTS = [
  'highSchool',
  'notOnPublicAssistance',
  'notInPoverty',
  'medianIncome',
  'notVacant',
  'insured',
  'foodStore',
] as const;

export type NationalInput = (typeof NATIONAL_INPUTS)[number];

/** Tables of a place that is made from national files only. */
export const NATIONAL_TABLES = [
  {
    name: 'national-inputs-2018',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'tract-geoid', filled: true },
      { name: 'households', kind: 'count' },
      { name: 'highSchool', kind: 'share' },
      { name: 'notOnPublicAssistance', kind: 'share' },
      { name: 'notInPoverty', kind: 'share' },
      // Dollars of 2018; the Census codes incomes above this as 250,001.
      { name: 'medianIncome', kind: 'count', range: [2499, 250_001] },
      { name: 'notVacant', kind: 'share' },
      { name: 'insured', kind: 'share' },
      { name: 'foodStore', kind: 'share' },
    ],
  },
] as const satisfies readonly TableSchema[];

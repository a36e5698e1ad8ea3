import type { ColumnSchema, TableSchema } from './schema.ts';

/** Programs of the subsidy records, in the order in which pages list them. */
export const RECORD_PROGRAMS = [
  'tax-credit',
  'section-8',
  'section-202',
  'section-236',
  'rural-515',
  'rural-538',
  'home',
  'insured-mortgage',
  'other-federal',
  'single-room',
  'state',
  'deed-restricted',
] as const;

/** Why a record counts, or does not, where each property is counted once. */
export const PART_REASONS = ['counted', 'same-homes', 'other-program', 'no-count'] as const;

// Left out with the reason 'droppedByRule' where a mark would point at a private home or a shelter.
const POINT: readonly ColumnSchema[] = [
  { name: 'longitude', kind: 'number', range: [-180, 180] },
  { name: 'latitude', kind: 'number', range: [-90, 90] },
];

/** Tables of government-funded housing: vouchers, public housing, subsidy records, and the people of their tracts. */
export const BALANCE_TABLES = [
  {
    name: 'vouchers-2019',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'tract-geoid', filled: true },
      // 'suppressed' where HUD does not list the tract: ten vouchers or fewer, perhaps none.
      { name: 'vouchers', kind: 'count' },
    ],
  },
  {
    name: 'public-housing-2015',
    key: ['development', 'tract', 'pointTract'],
    columns: [
      { name: 'development', kind: 'text', filled: true },
      { name: 'name', kind: 'text', filled: true },
      { name: 'authority', kind: 'text', filled: true },
      // HUD's own column.
      { name: 'tract', kind: 'tract-geoid', filled: true },
      // Where the building's point lies on full-resolution 2010 shapes.
      { name: 'pointTract', kind: 'tract-geoid', filled: true },
      { name: 'buildings', kind: 'count', filled: true },
      { name: 'units', kind: 'count' },
      ...POINT,
    ],
  },
  {
    name: 'assisted-housing',
    key: ['record'],
    columns: [
      { name: 'record', kind: 'text', filled: true },
      // Records with the same property are parts of one.
      { name: 'property', kind: 'text', filled: true },
      { name: 'program', kind: 'word', words: RECORD_PROGRAMS, filled: true },
      // Program or, of deeds, the term of the restriction, in the words of the file.
      { name: 'detail', kind: 'text' },
      { name: 'name', kind: 'text' },
      { name: 'residents', kind: 'word', words: ['family', 'elderly', 'disabled', 'elderly-or-disabled'] },
      { name: 'tract', kind: 'tract-geoid', filled: true },
      // 'notCollected' where the file gives no homes.
      { name: 'unitsLow', kind: 'count' },
      { name: 'unitsHigh', kind: 'count' },
      { name: 'totalHomes', kind: 'count' },
      // Dates of the contracts or loans, first to last, with semicolons.
      { name: 'endDates', kind: 'text' },
      { name: 'part', kind: 'word', words: PART_REASONS, filled: true },
      // Record that counts in its place.
      { name: 'partOf', kind: 'text' },
      ...POINT,
    ],
  },
  {
    name: 'tract-people-2019',
    key: ['geoid'],
    columns: [
      { name: 'geoid', kind: 'tract-geoid', filled: true },
      { name: 'people', kind: 'count', filled: true },
      { name: 'nhWhite', kind: 'count', filled: true },
      // Those whose income is compared with the poverty line.
      { name: 'povertyUniverse', kind: 'count', filled: true },
      { name: 'belowPoverty', kind: 'count', filled: true },
      { name: 'households', kind: 'count', filled: true },
      { name: 'renters', kind: 'count', filled: true },
    ],
  },
] as const satisfies readonly TableSchema[];

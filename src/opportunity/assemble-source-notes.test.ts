import { expect, test } from 'vitest';
import { findIndicator } from '#indicators/registry.ts';
import { sourceNotes } from './assemble-source-notes.ts';
import type { EditionTracts } from './edition.ts';

const tracts = {
  indicators: {
    'median-income': { raw: [100, 100, null, 0], moe: [100, 10, 5, 0] },
    'above-poverty': { raw: [0.5, 0.97], moe: [0.05, 0.03] },
  },
} as unknown as EditionTracts;

test('figures with a CV above 40 % are counted, by the smaller part of a share', () => {
  // by hand: 100 ± 100 has a CV of 61 %, 100 ± 10 of 6 %; 97 ± 3 % is 3 ± 3 % the other way, 61 %
  const [note] = sourceNotes(tracts, ['median-income', 'above-poverty'].map(findIndicator));
  expect([note?.code, note?.units]).toEqual([
    'unreliable',
    ['median-income: 1 of 3', 'above-poverty: 1 of 2'],
  ]);
  expect(note?.text.en).toMatch(/^2 of 5 figures/);
});

test('an index of one year on one kind of boundaries and without margins has nothing to say', () => {
  const none = { indicators: {} } as unknown as EditionTracts;
  expect(sourceNotes(none, [findIndicator('median-income')])).toEqual([]);
});

import { findIndicator } from '#indicators/registry.ts';
import { sourceNotes } from '#opportunity/assemble-source-notes.ts';
import type { EditionTracts } from '#opportunity/edition.ts';
import type { InputCase } from './case.ts';
import { runStep } from './over-place.ts';
import { fine } from './plant.ts';

const NO_VALUES = { indicators: {} } as unknown as EditionTracts;

/** A remark that the run of an edition makes of its indicators; `build` prints it, and the method page shows it. */
function remark(
  id: string,
  what: string,
  indicators: readonly string[],
  wanted: { readonly code: string; readonly kind: string; readonly units: readonly string[] },
  tracts = NO_VALUES,
): InputCase {
  const told = (): string | undefined => {
    const notes = sourceNotes(tracts, indicators.map(findIndicator));
    const { code, kind, units } = notes.find((note) => note.code === wanted.code) ?? {};
    const met = JSON.stringify({ code, kind, units });
    return met === JSON.stringify(wanted) ? undefined : `met ${met}`;
  };
  return { id, what, plant: () => undefined, run: () => Promise.resolve(runStep(told)), expect: fine(told) };
}

const tracts = {
  indicators: {
    // 50 ± 60 of 100: the margin is larger than the estimate; 0.5 ± 0.05 is sure; a figure without a margin says nothing.
    'above-poverty': { raw: [0.5, 0.5, null], moe: [0.6, 0.05, null] },
    'reading-met': { raw: [0.5, 0.5, 0.5] },
  },
} as unknown as EditionTracts;

/** J09, J10, V26: allowed, and said. */
export const NOTE_CASES: readonly InputCase[] = [
  remark('J09', 'dollars of two years in one index', ['median-income', 'median-income-2018'], {
    code: 'dollar-years',
    kind: 'warning',
    units: ['median-income: 2019–2023', 'median-income-2018: 2014–2018'],
  }),
  remark('J10', 'two kinds of boundaries in one index', ['median-income', 'median-income-2018'], {
    code: 'mixed-vintages',
    kind: 'rule',
    units: ['median-income: 2019–2023, 2020 tracts', 'median-income-2018: 2014–2018, 2010 tracts'],
  }),
  remark(
    'V26',
    'a margin as large as its estimate',
    ['above-poverty', 'reading-met'],
    { code: 'unreliable', kind: 'warning', units: ['above-poverty: 1 of 2'] },
    tracts,
  ),
];

import { reliabilityOf } from '#core/estimate.ts';
import type { Indicator } from '#indicators/indicator.ts';
import type { EditionTracts, RunNote } from './edition.ts';

const uniq = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

/** Dollars of several years stand beside each other: nothing is converted, and that is said. */
function dollarsNote(indicators: readonly Indicator[]): readonly RunNote[] {
  const dollars = indicators.filter(({ unit }) => unit === 'dollars');
  if (uniq(dollars.map(({ period }) => period)).length < 2) return [];
  return [
    {
      code: 'dollar-years',
      kind: 'warning',
      text: {
        en: `${dollars.length} indicators are in dollars of different years, and no deflator is used: compare each with itself only.`,
        es: `${dollars.length} indicadores están en dólares de años distintos y no se usa deflactor: compare cada uno solo consigo mismo.`,
      },
      units: dollars.map(({ id, period }) => `${id}: ${period}`),
    },
  ];
}

/** Figures on boundaries of several vintages may stand in one index; each is named. */
function vintagesNote(indicators: readonly Indicator[]): readonly RunNote[] {
  const vintages = uniq(indicators.map(({ vintage }) => vintage));
  const periods = uniq(indicators.map(({ period }) => period));
  if (vintages.length < 2) return [];
  return [
    {
      code: 'mixed-vintages',
      kind: 'rule',
      text: {
        en: `The ${indicators.length} indicators are of ${periods.length} periods and were published on ${vintages.length} kinds of boundaries; each names its own.`,
        es: `Los ${indicators.length} indicadores son de ${periods.length} períodos y se publicaron con ${vintages.length} tipos de límites; cada uno indica los suyos.`,
      },
      units: indicators.map(({ id, period, vintage }) => `${id}: ${period}, ${vintage}`),
    },
  ];
}

/** Figures whose margin is so large (CV above 40 %) that they alone say little. */
function unreliableNote(tracts: EditionTracts, indicators: readonly Indicator[]): readonly RunNote[] {
  const counts = indicators.flatMap(({ id, unit }) => {
    const { raw = [], moe } = tracts.indicators[id] ?? {};
    if (moe === undefined) return [];
    const isUnreliable = (value: number | null, tract: number): boolean => {
      const margin = moe[tract] ?? null;
      if (value === null || margin === null) return false;
      return reliabilityOf({ value, moe: margin }, unit === 'share') === 'unreliable';
    };
    const known = raw.filter((value, tract) => value !== null && (moe[tract] ?? null) !== null).length;
    return [{ id, known, count: raw.filter(isUnreliable).length }];
  });
  const count = counts.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return [];
  const known = counts.reduce((sum, one) => sum + one.known, 0);
  return [
    {
      code: 'unreliable',
      kind: 'warning',
      text: {
        en: `${count} of ${known} figures with margins of error are very unreliable (CV above 40 %); they are used as they are, and marked.`,
        es: `${count} de ${known} cifras con margen de error son muy poco fiables (CV mayor de 40 %); se usan tal como están y se señalan.`,
      },
      units: counts.filter((one) => one.count > 0).map((one) => `${one.id}: ${one.count} of ${one.known}`),
    },
  ];
}

/** What the run saw of the sources of its indicators: dollars of several years, mixed boundaries, unreliable figures. */
export function sourceNotes(tracts: EditionTracts, indicators: readonly Indicator[]): readonly RunNote[] {
  return [...dollarsNote(indicators), ...vintagesNote(indicators), ...unreliableNote(tracts, indicators)];
}

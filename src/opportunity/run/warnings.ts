import { isMissing } from '#core/missing.ts';
import { mean } from '#core/stats/mean.ts';
import { standardDeviation } from '#core/stats/standard-deviation.ts';
import type { NumberColumn } from '#tables/table.ts';
import { presentValues } from '../columns.ts';

/** Something in a run that a careful reader should see. */
export interface RunWarning {
  /** outlier: more than four standard deviations from the mean · incomplete: scored on some of the indicators. */
  readonly code: 'outlier' | 'incomplete';
  readonly id: string;
  readonly row: number;
  /** z-score of an outlier, number of available indicators of an incomplete row. */
  readonly value: number;
}

interface Seen {
  readonly id: string;
  readonly raw: NumberColumn;
  readonly normalized: NumberColumn;
}

/** z-score beyond which a value is called an outlier. */
const OUTLIER = 4;

function outliersOf({ id, raw }: Seen): RunWarning[] {
  const { rows, values } = presentValues(raw);
  const center = mean(values);
  const spread = standardDeviation(values);
  if (isMissing(center) || isMissing(spread) || spread === 0) return [];
  const warnings: RunWarning[] = [];
  rows.forEach((row, i) => {
    const z = ((values[i] ?? 0) - center) / spread;
    if (Math.abs(z) > OUTLIER) warnings.push({ code: 'outlier', id, row, value: z });
  });
  return warnings;
}

function incompleteRows(indicators: readonly Seen[], scoreId: string, score: NumberColumn): RunWarning[] {
  const warnings: RunWarning[] = [];
  for (let row = 0; row < score.values.length; row++) {
    if (score.reasons[row] !== 0) continue;
    const available = indicators.filter(({ normalized }) => normalized.reasons[row] === 0).length;
    if (available < indicators.length)
      warnings.push({ code: 'incomplete', id: scoreId, row, value: available });
  }
  return warnings;
}

/**
 * Outliers of every indicator (|z| > 4, n − 1), then the scored rows that lack indicators.
 *
 * @example warningsOf([], 'index', { values: Float64Array.of(), reasons: Uint8Array.of() }) // => []
 */
export function warningsOf(indicators: readonly Seen[], scoreId: string, score: NumberColumn): RunWarning[] {
  return [...indicators.flatMap(outliersOf), ...incompleteRows(indicators, scoreId, score)];
}

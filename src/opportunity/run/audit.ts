import { isMissing } from '#core/missing.ts';
import { correlation, principalComponent } from '#core/stats/principal-component.ts';
import type { NumberColumn } from '#tables/table.ts';
import { presentValues } from '../columns.ts';
import type { RecipeRun } from './run-recipe.ts';

/** One indicator as the audit sees it. */
export interface AuditedIndicator {
  readonly id: string;
  readonly present: number;
  readonly missing: number;
  readonly constant: boolean;
  /** Values that another unit has too. */
  readonly tied: number;
  readonly outliers: number;
  /** Correlation with the score, on rows that have both. */
  readonly withScore: number | null;
}

/** What a reviewer looks at first. */
export interface Audit {
  readonly rows: number;
  readonly scored: number;
  readonly indicators: readonly AuditedIndicator[];
  /** Correlations of the normalized indicators on rows that have both; null without spread. */
  readonly correlations: readonly (readonly (number | null)[])[];
  /** Part of all variance along the first principal component of all indicators and of each domain. */
  readonly firstComponentShare: Readonly<Record<string, number>>;
  /** Scored rows that share their score with another. */
  readonly tiedScores: number;
  readonly outliers: readonly { readonly id: string; readonly row: number; readonly z: number }[];
}

function pairCorrelation(a: NumberColumn, b: NumberColumn): number | null {
  const rows = presentValues(a).rows.filter((row) => b.reasons[row] === 0);
  const pick = (column: NumberColumn): Float64Array =>
    Float64Array.from(rows, (row) => column.values[row] ?? 0);
  const r = correlation(pick(a), pick(b));
  return isMissing(r) ? null : r;
}

function tiedCount(column: NumberColumn): number {
  const seen = new Map<number, number>();
  for (const value of presentValues(column).values) seen.set(value, (seen.get(value) ?? 0) + 1);
  return [...seen.values()].reduce((sum, times) => sum + (times > 1 ? times : 0), 0);
}

function componentShare(correlations: Audit['correlations'], members: readonly number[]): number | undefined {
  const matrix = members.map((i) => members.map((j) => correlations[i]?.[j] ?? (i === j ? 1 : 0)));
  return members.length < 2 ? undefined : principalComponent(matrix).share;
}

function componentShares(run: RecipeRun, correlations: Audit['correlations']): Record<string, number> {
  const domains = [...new Set(run.indicators.map(({ domain }) => domain ?? ''))].filter(Boolean);
  const sets: [string, number[]][] = [['all', run.indicators.map((_, i) => i)]];
  sets.push(
    ...domains.map((domain): [string, number[]] => [
      domain,
      run.indicators.flatMap((indicator, i) => (indicator.domain === domain ? [i] : [])),
    ]),
  );
  return Object.fromEntries(
    sets.flatMap(([name, members]) => {
      const share = componentShare(correlations, members);
      return share === undefined ? [] : [[name, share]];
    }),
  );
}

/**
 * Outliers, constant columns, ties, correlations and first-component shares of a run.
 *
 * @see docs/method/recipe.md
 */
export function auditRun(run: RecipeRun): Audit {
  const outliers = run.warnings
    .filter(({ code }) => code === 'outlier')
    .map(({ id, row, value }) => ({ id, row, z: value }));
  const correlations = run.indicators.map((a) =>
    run.indicators.map((b) => pairCorrelation(a.normalized, b.normalized)),
  );
  return {
    rows: run.rowCount,
    scored: presentValues(run.score).rows.length,
    indicators: run.indicators.map(({ id, raw, normalized }) => {
      const { values } = presentValues(raw);
      return {
        id,
        present: values.length,
        missing: run.rowCount - values.length,
        constant: values.every((value) => value === values[0]),
        tied: tiedCount(raw),
        outliers: outliers.filter((outlier) => outlier.id === id).length,
        withScore: pairCorrelation(normalized, run.score),
      };
    }),
    correlations,
    firstComponentShare: componentShares(run, correlations),
    tiedScores: tiedCount(run.score),
    outliers,
  };
}

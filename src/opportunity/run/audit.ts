import { isMissing } from '#core/missing.ts';
import { correlation, principalComponent } from '#core/stats/principal-component.ts';
import type { NumberColumn, Table } from '#tables/table.ts';
import { presentValues } from '../columns.ts';
import type { Recipe } from '../recipe/compile.ts';
import { runContext } from './context.ts';
import { rawValues } from './indicator.ts';
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
  /** Scored rows by the number of indicators they have a value in, the fullest first. */
  readonly coverage: readonly { readonly available: number; readonly rows: number }[];
  /** Pairs of indicators that say nearly the same (|r| of 0.9 or more), the closest first. */
  readonly closePairs: readonly { readonly a: string; readonly b: string; readonly r: number }[];
}

/** An indicator as it stands in the table, before any step. */
export type RawAudit = Pick<AuditedIndicator, 'id' | 'present' | 'missing' | 'constant' | 'tied'>;

const CLOSE = 0.9;

function closePairs(run: RecipeRun, correlations: Audit['correlations']): Audit['closePairs'] {
  const pairs = run.indicators.flatMap(({ id: a }, i) =>
    run.indicators.slice(i + 1).flatMap(({ id: b }, k) => {
      const r = correlations[i]?.[i + 1 + k] ?? 0;
      return Math.abs(r) >= CLOSE ? [{ a, b, r }] : [];
    }),
  );
  return pairs.sort((x, y) => Math.abs(y.r) - Math.abs(x.r));
}

function coverageOfRun({ available, score }: RecipeRun): Audit['coverage'] {
  const counts = new Map<number, number>();
  available.forEach((count, row) => {
    if (score.reasons[row] === 0) counts.set(count, (counts.get(count) ?? 0) + 1);
  });
  return [...counts].sort(([a], [b]) => b - a).map(([count, rows]) => ({ available: count, rows }));
}

function auditRaw(id: string, raw: NumberColumn): RawAudit {
  const { values } = presentValues(raw);
  return {
    id,
    present: values.length,
    missing: raw.values.length - values.length,
    constant: values.every((value) => value === values[0]),
    tied: tiedCount(raw),
  };
}

/**
 * The indicators of a recipe as they stand in a table: what can be said when the recipe itself cannot be computed.
 *
 * @see docs/method/recipe.md
 */
export function auditTable(recipe: Recipe, table: Table): RawAudit[] {
  const context = runContext(table, new Map(), recipe.missingValues);
  return recipe.indicators.map((indicator) => auditRaw(indicator.id, rawValues(indicator, context)));
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
 * Coverage, outliers, constant columns, ties, correlations and first-component shares of a run.
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
    indicators: run.indicators.map(({ id, raw, normalized }) => ({
      ...auditRaw(id, raw),
      outliers: outliers.filter((outlier) => outlier.id === id).length,
      withScore: pairCorrelation(normalized, run.score),
    })),
    coverage: coverageOfRun(run),
    closePairs: closePairs(run, correlations),
    correlations,
    firstComponentShare: componentShares(run, correlations),
    tiedScores: tiedCount(run.score),
    outliers,
  };
}

import { isLevel } from '#core/level.ts';
import { type Cell, isMissing } from '#core/missing.ts';
import { cellAt, type NumberColumn, type Table } from '#tables/table.ts';
import type { ScoredRow } from './assemble-inputs.ts';
import type { RecipeRun } from './run/run-recipe.ts';
import { marginColumn, type StabilityRun } from './stability.ts';

function textAt(table: Table, name: string, row: number): string {
  const column = table.columns.get(name);
  return column?.kind === 'text' ? (column.values[row] ?? '') : '';
}

function cellsAt(columns: readonly (readonly [string, NumberColumn])[], row: number): Record<string, Cell> {
  return Object.fromEntries(columns.map(([id, column]) => [id, cellAt(column, row)]));
}

/**
 * Rows of a table with what the recipe made of them, in the order of the table.
 *
 * The table names its rows by the columns `town` and `tractName`, or by `geoid`.
 */
export function scoredRows(table: Table, run: RecipeRun): readonly ScoredRow[] {
  const raw = run.indicators.map((one) => [one.id, one.raw] as const);
  const z = run.indicators.map((one) => [one.id, one.normalized] as const);
  const moe = run.recipe.indicators.flatMap(({ id, column }) => {
    const margins = column === undefined ? undefined : table.columns.get(marginColumn(column));
    return margins?.kind === 'number' ? [[id, margins] as const] : [];
  });
  const contribution = run.indicators.map((one) => [one.id, one.contribution] as const);
  return Array.from({ length: table.rowCount }, (_, row): ScoredRow => {
    const score = cellAt(run.score, row);
    const level = run.level?.assigned[row] ?? '';
    const geoid = textAt(table, 'geoid', row);
    return {
      town: textAt(table, 'town', row),
      tract: textAt(table, 'tractName', row),
      geoid: geoid === '' ? null : geoid,
      raw: cellsAt(raw, row),
      z: cellsAt(z, row),
      contribution: cellsAt(contribution, row),
      score,
      level: isLevel(level) ? level : null,
      noLevel: isMissing(score) ? score.missing : null,
      ...(moe.length === 0 ? {} : { moe: cellsAt(moe, row) }),
    };
  });
}

/** The same rows with what sampling error could do to their levels; the study has one entry a row. */
export function withStability(rows: readonly ScoredRow[], study: StabilityRun): readonly ScoredRow[] {
  return rows.map((row, index) => {
    const other = study.couldBe[index] ?? '';
    return { ...row, sameShare: cellAt(study.sameShare, index), couldBe: isLevel(other) ? other : null };
  });
}

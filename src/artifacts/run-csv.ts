import { MISSING_REASONS } from '#core/missing.ts';
import type { RecipeRun } from '#opportunity/run/run-recipe.ts';
import type { NumberColumn } from '#tables/table.ts';

/**
 * A CSV cell, quoted where it must be; a text that a spreadsheet would run as a formula is made inert.
 *
 * @example csvText('=1+1') // => "'=1+1"
 */
export function csvText(text: string): string {
  const inert = /^[=+@\t\r]|^-[^\d.]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Empty where there is no value; the reasons stand in their own column. */
function numberText(column: NumberColumn, row: number): string {
  return column.reasons[row] === 0 ? String((column.values[row] ?? 0) + 0) : '';
}

function toCsv(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map(csvText).join(',')}\n`).join('');
}

/**
 * Scores of a run: key, every indicator (raw, normalized, contribution), every group, score, levels, coverage.
 *
 * @param keys names of the rows, in their order
 */
export function runToCsv(run: RecipeRun, keys: readonly string[]): string {
  const groups = run.recipe.groups.map(({ id }) => id);
  const levels = [...run.levels.values()];
  const header = [
    run.recipe.key ?? 'row',
    ...run.indicators.flatMap(({ id }) => [`${id} raw`, `${id} normalized`, `${id} contribution`]),
    ...groups,
    ...levels.map(({ id }) => id),
    'indicators available',
    'no score because',
  ];
  const lines = keys.map((key, row) => [
    key,
    ...run.indicators.flatMap(({ raw, normalized, contribution }) =>
      [raw, normalized, contribution].map((column) => numberText(column, row)),
    ),
    ...groups.map((id) => {
      const column = run.values.get(id);
      return column === undefined ? '' : numberText(column, row);
    }),
    ...levels.map(({ assigned }) => assigned[row] ?? ''),
    String(run.available[row]),
    MISSING_REASONS[(run.score.reasons[row] ?? 0) - 1] ?? '',
  ]);
  return toCsv([header, ...lines]);
}

/** One file of a stage: its name and its CSV text. */
export interface StageFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Every stage of a run as a table: one file per position of a step, one column per indicator or group that has it.
 *
 * @param keys names of the rows, in their order
 */
export function stageFiles(run: RecipeRun, keys: readonly string[]): StageFile[] {
  const sections = [
    ['indicators', run.indicators.map(({ id }) => id)],
    ['groups', run.recipe.groups.map(({ id }) => id)],
  ] as const;
  return sections.flatMap(([section, ids]) => {
    const byNode = ids.map((id) => run.stages.filter((stage) => stage.id === id));
    const depth = byNode.reduce((most, stages) => Math.max(most, stages.length), 0);
    return Array.from({ length: depth }, (_, i) => {
      const stages = byNode.flatMap((list) => (list[i] === undefined ? [] : [list[i]]));
      const header = [run.recipe.key ?? 'row', ...stages.map(({ id, step }) => `${id} ${step}`)];
      const lines = keys.map((key, row) => [key, ...stages.map(({ column }) => numberText(column, row))]);
      return { name: `${section}-${i}.csv`, text: toCsv([header, ...lines]) };
    });
  });
}

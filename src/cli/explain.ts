import type { Command } from 'commander';
import { type Cell, isMissing } from '#core/missing.ts';
import { type Explanation, explainRow } from '#opportunity/run/explain.ts';
import type { Effects } from '#pipeline/effects.ts';
import { rowOf, scoreTable } from '#pipeline/score-table.ts';

interface Options {
  readonly table?: string;
  readonly key?: string;
  readonly json?: boolean;
}

function show(cell: Cell): string {
  return isMissing(cell) ? `missing (${cell.missing})` : String(cell);
}

function explanationLines(unit: string, explanation: Explanation): string[] {
  const { nodes, contributions, constant, score, levels, available, indicators } = explanation;
  return [
    `${unit}: ${available} of ${indicators} indicators`,
    ...nodes.map(
      ({ id, steps }) => `  ${id}: ${steps.map(({ step, value }) => `${step} ${show(value)}`).join(' → ')}`,
    ),
    'contributions',
    ...contributions.map(({ id, value }) => `  ${id}: ${show(value)}`),
    ...(Math.abs(constant) > 1e-12 ? [`  constant: ${constant}`] : []),
    `score ${show(score)}`,
    ...Object.entries(levels).map(([id, level]) => `${id} ${level ?? 'none'}`),
  ];
}

/** `evenground explain`. */
export function register(program: Command, effects: Effects): void {
  program
    .command('explain')
    .description('show every step from raw value to level for one unit')
    .argument('<recipe>', 'recipe file')
    .argument('<unit>', 'key of the unit')
    .option('--table <file>', 'CSV (default: the table that the recipe names)')
    .option('--key <column>', 'column that names the rows')
    .option('--json', 'print one JSON object')
    .action(async (recipe: string, unit: string, options: Options) => {
      const scored = await scoreTable(effects, recipe, options.table, options.key);
      const explanation = explainRow(scored.run, rowOf(scored, unit));
      effects.log.out(
        options.json === true
          ? JSON.stringify({ unit, ...explanation })
          : explanationLines(unit, explanation).join('\n'),
      );
    });
}

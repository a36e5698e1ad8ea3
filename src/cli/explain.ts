import type { Command } from 'commander';
import { type Cell, isMissing } from '#core/missing.ts';
import { auditRun, type Audit } from '#opportunity/run/audit.ts';
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

function auditLines(audit: Audit): string[] {
  return [
    `${audit.scored} of ${audit.rows} rows scored; ${audit.tiedScores} share their score with another`,
    ...audit.indicators.map(({ id, present, missing, constant, tied, outliers, withScore }) => {
      const r = withScore === null ? 'none' : withScore.toFixed(3);
      return `  ${id}: ${present} present, ${missing} missing, ${tied} tied, ${outliers} outliers, correlation with score ${r}${constant ? ', CONSTANT' : ''}`;
    }),
    ...Object.entries(audit.firstComponentShare).map(
      ([name, share]) => `first component of ${name}: ${(share * 100).toFixed(1)}% of variance`,
    ),
  ];
}

/** `evenground explain` and `evenground audit`. */
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
  program
    .command('audit')
    .description('show outliers, constant columns, ties, correlations and first-component shares')
    .argument('<recipe>', 'recipe file')
    .option('--table <file>', 'CSV (default: the table that the recipe names)')
    .option('--key <column>', 'column that names the rows')
    .option('--json', 'print one JSON object')
    .action(async (recipe: string, options: Options) => {
      const { run } = await scoreTable(effects, recipe, options.table, options.key);
      const audit = auditRun(run);
      effects.log.out(options.json === true ? JSON.stringify(audit) : auditLines(audit).join('\n'));
    });
}

import type { Command } from 'commander';
import { runToCsv, stageFiles } from '#artifacts/run-csv.ts';
import { parseNumber } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { compareScored, scoreTable, type ScoredTable } from '#pipeline/score-table.ts';
import { refuseOverwrite } from './refuse-overwrite.ts';
import { comparisonLines } from './reproduce.ts';

interface Options {
  readonly table?: string;
  readonly key?: string;
  readonly out?: string;
  readonly stages?: string;
  readonly compare: readonly string[];
  readonly tolerance: string;
  readonly json?: boolean;
}

function summaryOf({ run, table }: ScoredTable) {
  const scored = run.score.reasons.reduce((count, reason) => count + (reason === 0 ? 1 : 0), 0);
  return {
    recipe: run.recipe.id,
    table: table.name,
    rows: run.rowCount,
    scored,
    levels: Object.fromEntries([...run.levels.values()].map(({ id, classes }) => [id, classes])),
    outliers: run.warnings.filter(({ code }) => code === 'outlier').length,
    incomplete: run.warnings.filter(({ code }) => code === 'incomplete').length,
  };
}

function summaryLines(summary: ReturnType<typeof summaryOf>): string[] {
  const { recipe, table, rows, scored, levels, outliers, incomplete } = summary;
  return [
    `${recipe} over ${table}: ${scored} of ${rows} rows scored, ${incomplete} on some of the indicators, ${outliers} outliers (|z| > 4)`,
    ...Object.entries(levels).flatMap(([id, classes]) => [
      id,
      ...classes.map(({ id: name, min, max, count }) => `  ${name}: ${count}, ${min} to ${max}`),
    ]),
  ];
}

function toleranceOf(text: string): number {
  const value = /^[\d.]+(e[+-]?\d+)?$/i.test(text.trim()) ? parseNumber(text) : undefined;
  if (typeof value === 'number') return value;
  throw new Problem('option-number', 'is not a number of 0 or more', {
    columnName: '--tolerance',
    value: text,
    exitCode: 3,
    remedy: 'write for example --tolerance 0.001',
  });
}

async function score(recipe: string, options: Options, effects: Effects): Promise<void> {
  const scored = await scoreTable(effects, recipe, options.table, options.key);
  refuseOverwrite(effects, options.out, [recipe, options.table ?? scored.run.recipe.table]);
  const comparisons = compareScored(scored, options.compare, toleranceOf(options.tolerance));
  if (options.out !== undefined) await effects.files.write(options.out, runToCsv(scored.run, scored.keys));
  if (options.stages !== undefined) {
    for (const { name, text } of stageFiles(scored.run, scored.keys))
      await effects.files.write(`${options.stages}/${name}`, text);
  }
  const summary = summaryOf(scored);
  if (options.json === true) effects.log.out(JSON.stringify({ ...summary, comparisons }));
  else effects.log.out([...summaryLines(summary), ...comparisonLines(comparisons)].join('\n'));
  if (!comparisons.every(({ met }) => met)) process.exitCode = 2;
}

/** `evenground score`: a recipe over anybody's CSV. */
export function register(program: Command, effects: Effects): void {
  program
    .command('score')
    .description('run a recipe over a CSV file; write scores and every stage')
    .argument('<recipe>', 'recipe file, such as recipes/hdi-2016.yaml')
    .option('--table <file>', 'CSV to score (default: the table that the recipe names)')
    .option('--key <column>', 'column that names the rows; kept as text')
    .option('--out <file>', 'write scores, contributions and levels to this CSV')
    .option('--stages <dir>', 'write every stage as CSV into this folder')
    .option(
      '--compare <output=column>',
      'compare an output with a column of the table (repeat)',
      (pair: string, all: readonly string[]) => [...all, pair],
      [],
    )
    .option('--tolerance <number>', 'largest difference that counts as a match', '0')
    .option('--json', 'print one JSON object')
    .action((recipe: string, options: Options) => score(recipe, options, effects));
}

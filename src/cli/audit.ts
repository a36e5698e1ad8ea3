import type { Command } from 'commander';
import { Problem } from '#core/problem.ts';
import { type Audit, auditRun, auditTable, type RawAudit } from '#opportunity/run/audit.ts';
import { compareRun, type ComparisonResult } from '#opportunity/run/compare.ts';
import type { Effects } from '#pipeline/effects.ts';
import { readScoring, runScoring, type ScoredTable } from '#pipeline/score-table.ts';
import { comparisonLines } from './reproduce.ts';

interface Options {
  readonly table?: string;
  readonly key?: string;
  readonly json?: boolean;
}

/** Recipes that cannot be computed over a table that can be looked at. */
const UNCOMPUTABLE: ReadonlySet<string> = new Set(['recipe-zero-variance', 'recipe-no-score']);

/** Outliers shown; --json has all. */
const SHOWN = 20;

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

function rawLine({ id, present, missing, tied, constant }: RawAudit): string {
  return `  ${id}: ${present} present, ${missing} missing, ${tied} tied${constant ? ', CONSTANT' : ''}`;
}

function outlierLines({ outliers }: Audit, keys: readonly string[]): string[] {
  const ordered = [...outliers].sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
  const more = ordered.length > SHOWN ? [`  and ${ordered.length - SHOWN} more (--json has all)`] : [];
  return [
    `${ordered.length} values more than 4 standard deviations from the mean`,
    ...ordered.slice(0, SHOWN).map(({ id, row, z }) => `  ${keys[row] ?? ''} ${id}: z ${z.toFixed(2)}`),
    ...more,
  ];
}

function auditLines(audit: Audit, { keys }: ScoredTable, published: readonly ComparisonResult[]): string[] {
  const { rows, scored, tiedScores, indicators, coverage, closePairs, firstComponentShare } = audit;
  return [
    `${scored} of ${rows} rows scored; ${tiedScores} share their score with another`,
    ...indicators.map(
      (one) => `${rawLine(one)}, correlation with score ${one.withScore?.toFixed(3) ?? 'none'}`,
    ),
    `coverage: scored rows by available indicators of ${indicators.length}`,
    ...coverage.map(({ available, rows: count }) => `  ${available}: ${count} rows`),
    ...outlierLines(audit, keys),
    `${closePairs.length} pairs of indicators with a correlation of 0.9 or more`,
    ...closePairs.slice(0, SHOWN).map(({ a, b, r }) => `  ${a} and ${b}: ${r.toFixed(3)}`),
    ...Object.entries(firstComponentShare).map(
      ([name, share]) => `first component of ${name}: ${percent(share)} of variance`,
    ),
    ...(published.length === 0 ? [] : ['published columns that differ', ...comparisonLines(published)]),
  ];
}

/** Published columns of the recipe that its run does not match in every row. */
function differing({ run, table }: ScoredTable): ComparisonResult[] {
  const known = run.recipe.compare.filter(({ output, column }) =>
    output.startsWith('*') ? true : table.columns.has(column),
  );
  if (known.length < run.recipe.compare.length) return [];
  return compareRun(run, table, known).filter(({ matched, rows }) => matched < rows);
}

async function audit(recipePath: string, options: Options, effects: Effects): Promise<void> {
  const scoring = await readScoring(effects, recipePath, options.table, options.key);
  try {
    const scored = runScoring(scoring, effects);
    const [found, published] = [auditRun(scored.run), differing(scored)];
    effects.log.out(
      options.json === true
        ? JSON.stringify({ ...found, published })
        : auditLines(found, scored, published).join('\n'),
    );
  } catch (error) {
    // A recipe that cannot be computed, for a constant column for example: the table can still be looked at.
    if (!(error instanceof Problem) || !UNCOMPUTABLE.has(error.code) || options.json === true) throw error;
    const raw = auditTable(scoring.recipe, scoring.table);
    effects.log.out([`${scoring.table.rowCount} rows, not scored`, ...raw.map(rawLine)].join('\n'));
    throw error;
  }
}

/** `evenground audit`: what a reviewer looks at first. */
export function register(program: Command, effects: Effects): void {
  program
    .command('audit')
    .description('show coverage, outliers, constant columns, ties, correlations, first-component shares')
    .argument('<recipe>', 'recipe file')
    .option('--table <file>', 'CSV (default: the table that the recipe names)')
    .option('--key <column>', 'column that names the rows')
    .option('--json', 'print one JSON object')
    .action((recipe: string, options: Options) => audit(recipe, options, effects));
}

import type { Command } from 'commander';
import { formatProblem, problemToJson } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { type ImportReport, importPlace } from '#pipeline/import/import.ts';

interface ImportOptions {
  readonly place: string;
  readonly from: string;
  readonly approve?: string;
  readonly json?: boolean;
}

function printChange({ path, table }: ImportReport['changes'][number], { log }: Effects): void {
  if (table === undefined) return;
  const { rowCount, added, lost, cells } = table;
  const some = (keys: readonly string[]): string =>
    `${keys.length} (${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ', …' : ''})`;
  const parts = [
    ...(rowCount[0] === rowCount[1] ? [] : [`rows ${rowCount[0]} → ${rowCount[1]}`]),
    ...(added.length === 0 ? [] : [`new ${some(added)}`]),
    ...(lost.length === 0 ? [] : [`gone ${some(lost)}`]),
    ...Object.entries(cells).map(([column, count]) => `${column}: ${count} cells`),
  ];
  log.info(`change   ${path}: ${parts.length === 0 ? 'the order of its rows' : parts.join('; ')}`);
}

function print(report: ImportReport, effects: Effects): void {
  for (const problem of report.problems) effects.log.info(formatProblem(problem));
  report.changes.forEach((change) => printChange(change, effects));
  for (const { path, rowCount, total, changed } of report.files) {
    effects.log.out([changed ? 'written' : 'same   ', path, `${rowCount} rows`, total].join('  ').trimEnd());
  }
}

/** `evenground import`: publishers' files → tables and boundaries of a place. */
export function register(program: Command, effects: Effects): void {
  program
    .command('import')
    .description("turn a folder of publishers' files into the tables and boundaries of a place")
    .requiredOption('--place <id>', 'place to write, such as connecticut')
    .requiredOption('--from <folder>', "folder with the publishers' files")
    .option('--approve <signature>', '"name, reason": needed when a table changes by more than 1 %')
    .option('--json', 'print the report as JSON')
    .action(async ({ place, from, approve, json }: ImportOptions) => {
      const signed = approve === undefined ? {} : { approval: approve };
      const report = await importPlace({ place, from, effects, ...signed });
      if (json === true) {
        effects.log.out(JSON.stringify({ ...report, problems: report.problems.map(problemToJson) }, null, 2));
      } else print(report, effects);
    });
}

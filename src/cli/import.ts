import type { Command } from 'commander';
import { formatProblem, problemToJson } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { type ImportReport, importPlace } from '#pipeline/import/import.ts';

interface ImportOptions {
  readonly place: string;
  readonly from: string;
  readonly json?: boolean;
}

function print(report: ImportReport, effects: Effects): void {
  for (const problem of report.problems) effects.log.info(formatProblem(problem));
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
    .option('--json', 'print the report as JSON')
    .action(async ({ place, from, json }: ImportOptions) => {
      const report = await importPlace({ place, from, effects });
      if (json === true) {
        effects.log.out(JSON.stringify({ ...report, problems: report.problems.map(problemToJson) }, null, 2));
      } else print(report, effects);
    });
}

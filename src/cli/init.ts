import type { Command } from 'commander';
import { formatProblem, problemToJson } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { initPlace, type InitReport } from '#pipeline/init-place.ts';

interface InitOptions {
  readonly from: string;
  readonly json?: boolean;
}

function print({ place, written, imported, built }: InitReport, { log }: Effects): void {
  for (const problem of imported.problems) log.info(formatProblem(problem));
  for (const path of written) log.out(`written  places/${place}/${path}`);
  for (const { path, rowCount, total } of imported.files)
    log.out(`written  places/${place}/${path}  ${rowCount} rows  ${total}`.trimEnd());
  for (const { folder, classRanges } of built) {
    log.out(`built    ${folder}`);
    for (const { level, count, min, max } of classRanges)
      log.info(`  ${level}: ${count} tracts, ${min} … ${max}`);
  }
  log.info(`next: put your words into places/${place}/copy, then "npm start"`);
}

/** `evenground init STATE`: a new place from national tables. */
export function register(program: Command, effects: Effects): void {
  program
    .command('init')
    .description('make the folder of a state, fill its tables from national files, and build it')
    .argument('<state>', 'state by name, postal letters or code, such as rhode-island, RI or 44')
    .requiredOption('--from <folder>', "folder with the publishers' files")
    .option('--json', 'print the report as JSON')
    .action(async (state: string, { from, json }: InitOptions) => {
      const report = await initPlace({ state, from, effects });
      if (json !== true) return print(report, effects);
      const problems = report.imported.problems.map(problemToJson);
      effects.log.out(JSON.stringify({ ...report, imported: { ...report.imported, problems } }, null, 2));
    });
}

import type { Command } from 'commander';
import { buildEdition, type BuildReport } from '#pipeline/build.ts';
import { checkPlaceFiles } from '#pipeline/check-place.ts';
import { listEditions } from '#pipeline/edition-config.ts';
import type { Effects } from '#pipeline/effects.ts';
import { formatProblem, Problem, problemToJson } from '#core/problem.ts';

interface BuildOptions {
  readonly place: string;
  readonly edition?: string;
  readonly json?: boolean;
}

async function editionsOf(effects: Effects, { place, edition }: BuildOptions): Promise<readonly string[]> {
  if (edition !== undefined) return [edition];
  const all = await listEditions(effects.files, place);
  if (all.length > 0) return all;
  throw new Problem('place-unknown', 'has no editions', {
    value: place,
    exitCode: 3,
    remedy: `there must be a file in places/${place}/editions`,
  });
}

function print(report: BuildReport, effects: Effects): void {
  effects.log.out(`${report.written ? 'built' : 'same '}  ${report.folder}  ${report.fileCount} files`);
  report.problems.forEach((problem) => effects.log.warn(formatProblem(problem)));
  for (const { kind, code, text, units } of report.notes) {
    effects.log.info(`  ${kind} ${code} – ${text.en}${units.length === 0 ? '' : ` [${units.length}]`}`);
  }
  for (const { level, min, max, count } of report.classRanges) {
    effects.log.info(`  ${level}: ${count} tracts, ${min} … ${max}`);
  }
}

/** `evenground build`: tables and recipe → edition folder, published by one rename. */
export function register(program: Command, effects: Effects): void {
  program
    .command('build')
    .description('compute the editions of a place and write their files')
    .requiredOption('--place <id>', 'place to build, such as connecticut')
    .option('--edition <id>', 'only this edition, such as 2014-published')
    .option('--json', 'print the report as JSON')
    .action(async (options: BuildOptions) => {
      const reports: BuildReport[] = [];
      const editions = await editionsOf(effects, options);
      const warnings = await checkPlaceFiles(effects.files, options.place, effects.clock);
      warnings.forEach((warning) => effects.log.warn(formatProblem(warning)));
      for (const edition of editions) {
        const { place } = options;
        const onProgress = (step: string, done: number, total: number): void =>
          effects.log.info(`${edition}: ${step} (${done} of ${total})`);
        reports.push(await buildEdition({ place, edition, effects, onProgress }));
      }
      const asJson = reports.map((one) => ({ ...one, problems: one.problems.map(problemToJson) }));
      if (options.json === true) effects.log.out(JSON.stringify(asJson, null, 2));
      else reports.forEach((report) => print(report, effects));
    });
}

import type { Command } from 'commander';
import { formatProblem, problemToJson } from '#core/problem.ts';
import type { Effects } from '#pipeline/effects.ts';
import { buildNation, type NationalReport } from '#pipeline/national-build.ts';

interface NationalOptions {
  readonly from: string;
  readonly json?: boolean;
}

function print(report: NationalReport, { log }: Effects): void {
  for (const problem of report.problems) log.info(formatProblem(problem));
  const { tractCount, stateCount, leveled, tractsWithoutCount } = report;
  log.out(
    `${report.folder}: ${tractCount} tracts; states, the District and Puerto Rico together ${stateCount}`,
  );
  log.out(`with a level: ${leveled.nation} under national norms, ${leveled.state} under state norms`);
  log.out(
    `without a count of some group: ${tractsWithoutCount} tracts, left out of that group and counted in its row`,
  );
  for (const { step, tracts, milliseconds } of report.steps) {
    const rate = Math.round((tracts * 1000) / Math.max(1, milliseconds));
    log.info(`  ${step}: ${(milliseconds / 1000).toFixed(1)} s, ${rate} tracts a second`);
  }
  log.info(`  most memory so far: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

/** `evenground build-national`: index, levels and residence tables of all states, without shapes. */
export function register(program: Command, effects: Effects): void {
  program
    .command('build-national')
    .description(
      'score every tract of the country under national and state norms, with residence tables by state',
    )
    .requiredOption('--from <folder>', "folder with the publishers' files")
    .option('--json', 'print the report as JSON')
    .action(async ({ from, json }: NationalOptions) => {
      const onProgress = (step: string): void => effects.log.info(`${step}: done`);
      const report = await buildNation({ from, effects, onProgress });
      if (json !== true) return print(report, effects);
      effects.log.out(JSON.stringify({ ...report, problems: report.problems.map(problemToJson) }, null, 2));
    });
}

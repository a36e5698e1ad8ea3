import type { Command } from 'commander';
import { formatProblem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { checkPlaceFiles } from '#pipeline/check-place.ts';
import { computeEdition } from '#pipeline/compute-edition.ts';
import { listEditions } from '#pipeline/edition-config.ts';
import type { Effects } from '#pipeline/effects.ts';
import { defaultPlace } from '#pipeline/place-config.ts';

interface CheckOptions {
  readonly place?: string;
  readonly json?: boolean;
}

/** Runs a check; what is wrong goes to the log, so that all of it is told at once. */
async function attempt<Result>(log: ProblemLog, work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    log.keep(error);
    return undefined;
  }
}

async function checkAll({ files, clock, log: out }: Effects, place: string): Promise<string[]> {
  const log = new ProblemLog();
  const lines: string[] = [];
  const warnings = await attempt(log, checkPlaceFiles(files, place, clock));
  warnings?.forEach((warning) => out.warn(formatProblem(warning)));
  for (const id of await listEditions(files, place)) {
    const edition = (await attempt(log, computeEdition(files, place, id)))?.edition;
    if (edition === undefined) continue;
    const { tracts, notes } = edition;
    const leveled = tracts.level.filter((level) => level !== null).length;
    const people = tracts.population.total.reduce((sum, count) => sum + count, 0);
    const warned = notes.filter(({ kind }) => kind === 'warning').length;
    lines.push(
      `${place} ${id}: ${tracts.geoid.length} tracts, ${leveled} with a level, ${people} people, ${warned} warnings`,
    );
  }
  log.throwIfStopped();
  return lines;
}

/** `evenground check`: everything that a build checks, and nothing written. */
export function register(program: Command, effects: Effects): void {
  program
    .command('check')
    .description('check the files and tables of a place against its ledger, and write nothing')
    .option('--place <id>', 'place (default: the first in places/)')
    .option('--json', 'print the result as JSON')
    .action(async ({ place, json }: CheckOptions) => {
      const id = place ?? defaultPlace(effects.files.resolve('.'));
      const lines = await checkAll(effects, id);
      effects.log.out(
        json === true ? JSON.stringify({ ok: true, place: id, editions: lines }) : lines.join('\n'),
      );
    });
}

import type { Command } from 'commander';
import { formatProblem, type Problem, problemToJson } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import type { Edition } from '#opportunity/edition.ts';
import { checkPlaceFiles } from '#pipeline/check-place.ts';
import { computeEdition } from '#pipeline/compute-edition.ts';
import { findEditionFile, listEditions } from '#pipeline/edition-config.ts';
import { checkSources } from '#pipeline/fetch/plan.ts';
import type { Effects } from '#pipeline/effects.ts';
import { defaultPlace } from '#pipeline/place-config.ts';

interface CheckOptions {
  readonly place?: string;
  readonly edition?: string;
  readonly json?: boolean;
}

/** What a check found in a place that can be built. */
interface CheckReport {
  readonly lines: readonly string[];
  /** Warnings and repairs, each once. */
  readonly problems: readonly Problem[];
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

function lineOf({ place, id, tracts, notes }: Edition): string {
  const leveled = tracts.level.filter((level) => level !== null).length;
  const people = tracts.population.total.reduce((sum, count) => sum + count, 0);
  const warned = notes.filter(({ kind }) => kind === 'warning').length;
  return `${place} ${id}: ${tracts.geoid.length} tracts, ${leveled} with a level, ${people} people, ${warned} warnings`;
}

/** Several editions read the same tables. */
function eachOnce(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}

async function editionsOf(
  { files }: Effects,
  place: string,
  asked: string | undefined,
): Promise<readonly string[]> {
  if (asked === undefined) return listEditions(files, place);
  await findEditionFile(files, place, asked);
  return [asked];
}

async function checkAll(effects: Effects, place: string, asked: string | undefined): Promise<CheckReport> {
  const { files, clock } = effects;
  const log = new ProblemLog();
  const lines: string[] = [];
  const mild: Problem[] = [...((await attempt(log, checkPlaceFiles(files, place, clock))) ?? [])];
  await attempt(log, checkSources(files, place));
  for (const id of await editionsOf(effects, place, asked)) {
    const computed = await attempt(log, computeEdition(files, place, id));
    if (computed === undefined) continue;
    mild.push(...computed.problems);
    lines.push(lineOf(computed.edition));
  }
  log.throwIfStopped();
  return { lines, problems: eachOnce(mild) };
}

/** `evenground check`: everything that a build checks, and nothing written. */
export function register(program: Command, effects: Effects): void {
  program
    .command('check')
    .description('check the files and tables of a place against its ledger, and write nothing')
    .option('--place <id>', 'place (default: the first in places/)')
    .option('--edition <id>', 'only this edition, such as 2014-published')
    .option('--json', 'print the result as JSON')
    .action(async ({ place, edition, json }: CheckOptions) => {
      const id = place ?? defaultPlace(effects.files.resolve('.'));
      const { lines, problems } = await checkAll(effects, id, edition);
      if (json === true) {
        const all = problems.map(problemToJson);
        effects.log.out(JSON.stringify({ ok: true, place: id, editions: lines, problems: all }));
        return;
      }
      problems.forEach((problem) => effects.log.warn(formatProblem(problem)));
      effects.log.out(lines.join('\n'));
    });
}

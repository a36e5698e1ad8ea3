import type { Command } from 'commander';
import { formatProblem, problemToJson } from '#core/problem.ts';
import { parseApproval } from '#pipeline/approval.ts';
import type { Effects } from '#pipeline/effects.ts';
import { listFetch } from '#pipeline/fetch/list-fetch.ts';
import { type FetchReport, fetchPlace } from '#pipeline/fetch/fetch-place.ts';
import { fetchBars } from './fetch-bars.ts';
import { listingLines, megabytes } from './fetch-lines.ts';

interface FetchOptions {
  readonly place: string;
  readonly edition: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly again?: boolean;
  readonly approve?: string;
  readonly out: string;
}

function reportLines({ files, out }: FetchReport): string[] {
  return files.map(({ path, bytes, rows, changed, sentCount, readBy }) =>
    [
      changed ? 'written' : 'same   ',
      `${out}/${path}`,
      megabytes(bytes),
      `${rows} rows`,
      sentCount === 0 ? 'nothing new came' : `${sentCount} answers came`,
      readBy === '' ? 'no importer reads it yet' : `for ${readBy}`,
    ].join('  '),
  );
}

async function dryRun({ place, edition, json, out }: FetchOptions, { files, log }: Effects): Promise<void> {
  const listing = await listFetch(files, place, edition);
  log.out(json === true ? JSON.stringify({ out, ...listing }, null, 2) : listingLines(listing).join('\n'));
}

async function fetchNow(options: FetchOptions, effects: Effects): Promise<void> {
  const { place, edition, out, json } = options;
  const approval = options.approve === undefined ? undefined : parseApproval(options.approve);
  const progress = fetchBars(json === true ? undefined : effects.log);
  const report = await fetchPlace({
    place,
    edition,
    out,
    again: options.again === true,
    approval,
    effects,
    progress,
  });
  if (json === true) {
    effects.log.out(JSON.stringify({ ...report, problems: report.problems.map(problemToJson) }, null, 2));
    return;
  }
  for (const problem of report.problems) effects.log.info(formatProblem(problem));
  effects.log.out(reportLines(report).join('\n'));
}

/** `evenground fetch`: publishers → a folder of raw files that an import can read. */
export function register(program: Command, effects: Effects): void {
  program
    .command('fetch')
    .description(
      "download what an edition takes from its publishers, check it by each source's contract, and lock its hashes",
    )
    .requiredOption('--place <id>', 'place, such as connecticut')
    .requiredOption('--edition <id>', 'edition, such as 2023')
    .option('--out <folder>', 'folder for the files; give it to "import --from"', 'var/raw')
    .option('--dry-run', 'list what, from where and how large; ask nobody and write nothing')
    .option('--again', 'ask the publishers even for what came within a day')
    .option(
      '--approve <signature>',
      '"name, reason": needed when a publisher sends other bytes than those locked',
    )
    .option('--json', 'print the list or the report as JSON')
    .action((options: FetchOptions) =>
      options.dryRun === true ? dryRun(options, effects) : fetchNow(options, effects),
    );
}

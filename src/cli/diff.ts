import type { Command } from 'commander';
import { Problem } from '#core/problem.ts';
import { changesBetween } from '#pipeline/editions-between.ts';
import type { Effects } from '#pipeline/effects.ts';
import { defaultPlace } from '#pipeline/place-config.ts';
import { readEdition } from '#pipeline/read-edition.ts';
import { lastRendered } from '#pipeline/site/last-rendered.ts';
import { reviewSite } from '#pipeline/site/review.ts';
import { editionChangeLines, levelChangeLines, vintageChangeLines } from './diff-lines.ts';

interface DiffOptions {
  readonly place?: string;
  readonly json?: boolean;
}

/** What publishing the newest rendered site would change. */
async function showReview(effects: Effects, json: boolean | undefined): Promise<void> {
  const review = await reviewSite(effects.files, await lastRendered(effects.files));
  const { log } = effects;
  if (json === true) return log.out(JSON.stringify(review, null, 2));
  log.out(`served ${review.served ?? 'nothing'}, rendered ${review.rendered}`);
  for (const id of review.added) log.out(`${id}: new edition`);
  for (const id of review.lost) log.out(`${id}: the edition is gone`);
  for (const change of review.changes) for (const line of editionChangeLines(change)) log.out(line);
  if (review.changes.length + review.added.length + review.lost.length === 0) log.out('no figure changes');
  for (const reason of review.toSign) log.out(`to sign: ${reason}`);
}

/** What the two editions say, as the page of differences and its twins do. */
function showChanges(effects: Effects, [from, to]: readonly [string, string], options: DiffOptions): void {
  const root = effects.files.resolve('.');
  const place = options.place ?? defaultPlace(root);
  const open = (id: string): ReturnType<typeof readEdition>['edition'] =>
    readEdition(place, id, root).edition;
  const changes = changesBetween(open(from), open(to), root);
  if (options.json === true) return effects.log.out(JSON.stringify(changes, null, 2));
  const lines =
    changes.format === 'evenground-changes/1' ? levelChangeLines(changes) : vintageChangeLines(changes);
  for (const line of lines) effects.log.out(line);
}

/** `evenground diff A B`: tracts and towns whose level differs between two editions, and why. */
export function register(program: Command, effects: Effects): void {
  program
    .command('diff')
    .description('list the tracts and towns whose level differs between two built editions, and why')
    .argument('[from]', 'edition, such as 2014-published; without editions: what "publish" would change')
    .argument('[to]', 'edition, such as 2014-corrected')
    .option('--place <id>', 'place (default: the first in places/)')
    .option('--json', 'print as JSON')
    .action(async (from: string | undefined, to: string | undefined, options: DiffOptions) => {
      if (from === undefined) return showReview(effects, options.json);
      if (to !== undefined) return showChanges(effects, [from, to], options);
      throw new Problem('diff-alone', 'is one edition; a difference needs two', {
        value: from,
        exitCode: 3,
        remedy: `say "evenground diff ${from} OTHER"; without editions it tells what "publish" would change`,
      });
    });
}

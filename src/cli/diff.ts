import type { Command } from 'commander';
import { compareEditions, type EditionComparison } from '#analysis/compare-editions.ts';
import type { EditionChange } from '#analysis/edition-change.ts';
import { compareVintages, type VintageComparison } from '#analysis/compare-vintages.ts';
import { Problem } from '#core/problem.ts';
import type { Edition } from '#opportunity/edition.ts';
import { type BridgePart, bridgeParts } from '#tables/bridge.ts';
import { schemaOf } from '#tables/normalized.ts';
import { readTableOrThrow } from '#tables/read-table.ts';
import type { Effects } from '#pipeline/effects.ts';
import { defaultPlace } from '#pipeline/place-config.ts';
import { lastRendered } from '#pipeline/site/last-rendered.ts';
import { reviewSite } from '#pipeline/site/review.ts';
import { readEdition } from '#pipeline/read-edition.ts';

interface DiffOptions {
  readonly place?: string;
  readonly json?: boolean;
}

function print(comparison: EditionComparison, effects: Effects): void {
  const { from, to, tractCount, changes, moves } = comparison;
  effects.log.out(`${from} → ${to}: ${changes.length} of ${tractCount} tracts have another level`);
  for (const [move, count] of Object.entries(moves))
    effects.log.out(`  ${String(count).padStart(4)}  ${move}`);
  for (const change of changes) {
    const score = (value: number | null): string => (value === null ? '–' : value.toFixed(4));
    effects.log.out(
      `${change.geoid} ${change.from ?? 'none'} → ${change.to ?? 'none'}  ${score(change.fromScore)} → ${score(change.toScore)}  ${change.reason}${change.indicators.length === 0 ? '' : `: ${change.indicators.join(', ')}`}`,
    );
  }
}

function printChange(change: EditionChange, { log }: Effects): void {
  const { edition, tractCount, tracts, causes, areas, totals, addedTracts, lostTracts } = change;
  log.out(`${edition}: ${tracts.length} of ${tractCount} tracts have another level`);
  for (const [cause, count] of Object.entries(causes)) log.out(`  ${String(count).padStart(4)}  ${cause}`);
  if (addedTracts.length + lostTracts.length > 0)
    log.out(`  ${lostTracts.length} tracts lost, ${addedTracts.length} new`);
  for (const { geoid, from, to, reason } of tracts)
    log.out(`  ${geoid} ${from ?? 'none'} → ${to ?? 'none'}  ${reason}`);
  for (const { name, before, after } of areas)
    log.out(`  ${name}: tracts by level ${before.join(' ')} → ${after.join(' ')}`);
  for (const { column, before, after } of totals) log.out(`  total of ${column}: ${before} → ${after}`);
}

/** What publishing the newest rendered site would change. */
async function showReview(effects: Effects, json: boolean | undefined): Promise<void> {
  const review = await reviewSite(effects.files, await lastRendered(effects.files));
  const { log } = effects;
  if (json === true) return log.out(JSON.stringify(review, null, 2));
  log.out(`served ${review.served ?? 'nothing'}, rendered ${review.rendered}`);
  for (const id of review.added) log.out(`${id}: new edition`);
  for (const id of review.lost) log.out(`${id}: the edition is gone`);
  for (const change of review.changes) printChange(change, effects);
  if (review.changes.length + review.added.length + review.lost.length === 0) log.out('no figure changes');
  for (const reason of review.toSign) log.out(`to sign: ${reason}`);
}

/** The bridge that the newer edition was built with, when the editions lie on tracts of two censuses. */
async function bridgeBetween(
  effects: Effects,
  place: string,
  [from, to]: readonly [Edition, Edition],
): Promise<readonly BridgePart[] | undefined> {
  if (from.tractVintage === to.tractVintage) return undefined;
  const table = to.sources.find((source) => source.table.includes('/tract-bridge-'))?.table;
  if (table === undefined) {
    throw new Problem('bridge-absent', `lies on other tracts than ${from.id}, and names no bridge to them`, {
      value: to.id,
      exitCode: 3,
      remedy: 'name the newer edition second; its file must have the key "bridge"',
    });
  }
  const path = `places/${place}/${table}`;
  const name = table.replace(/^tables\//, '').replace(/\.csv$/, '');
  return bridgeParts(readTableOrThrow(schemaOf(name), await effects.files.read(path), path));
}

function printVintages(comparison: VintageComparison, effects: Effects): void {
  const { from, to, tractCount, sameTractCount, shared, changes, towns } = comparison;
  const out = (line: string): void => effects.log.out(line);
  out(`${from} → ${to}: ${changes.length} of ${tractCount} tracts have another level`);
  out(`  ${sameTractCount} tracts are tracts of before; questions that both ask: ${shared.length}`);
  for (const reason of [...new Set(changes.map((change) => change.reason))].sort())
    out(`  ${String(changes.filter((change) => change.reason === reason).length).padStart(4)}  ${reason}`);
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${value}`;
  for (const { geoid, from: before, to: after, method, data, reason } of changes)
    out(
      `${geoid} ${before ?? 'none'} → ${after ?? 'none'}  method ${signed(method)}, data ${signed(data)}  ${reason}`,
    );
  for (const { name, from: before, to: after, method, data } of towns)
    out(
      `${name}: ${before.toFixed(2)} → ${after.toFixed(2)}  method ${method.toFixed(2)}, data ${data.toFixed(2)}`,
    );
}

/** `evenground diff A B`: tracts whose level differs between two editions, and why. */
export function register(program: Command, effects: Effects): void {
  program
    .command('diff')
    .description('list the tracts whose level differs between two built editions, and why')
    .argument('[from]', 'edition, such as 2014-published; without editions: what "publish" would change')
    .argument('[to]', 'edition, such as 2014-corrected')
    .option('--place <id>', 'place (default: the first in places/)')
    .option('--json', 'print as JSON')
    .action(async (from: string | undefined, to: string | undefined, { place, json }: DiffOptions) => {
      if (from === undefined || to === undefined) return showReview(effects, json);
      const root = effects.files.resolve('.');
      const at = place ?? defaultPlace(root);
      const editions = [from, to].map((id) => readEdition(at, id, root).edition) as [Edition, Edition];
      const bridge = await bridgeBetween(effects, at, editions);
      if (bridge !== undefined) {
        const vintages = compareVintages(...editions, bridge);
        if (json === true) effects.log.out(JSON.stringify(vintages, null, 2));
        else printVintages(vintages, effects);
        return;
      }
      const comparison = compareEditions(...editions);
      if (json === true) effects.log.out(JSON.stringify(comparison, null, 2));
      else print(comparison, effects);
    });
}

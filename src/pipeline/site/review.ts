import { editionChange, type EditionChange } from '#analysis/edition-change.ts';
import { Problem } from '#core/problem.ts';
import type { Edition } from '#opportunity/edition.ts';
import { parseApproval } from '../approval.ts';
import type { Effects, Files } from '../effects.ts';
import { readSiteManifest, SITES } from './manifest.ts';
import { readPointer } from './pointer.ts';

/** One line a signature: who let a change of published figures through, and why. */
export const APPROVALS = `${SITES}/approvals.jsonl`;

/** What publishing a rendered site changes against the one that is served. */
export interface SiteReview {
  /** Undefined before the first publication: then there is nothing to compare with. */
  readonly served: string | undefined;
  readonly rendered: string;
  readonly changes: readonly EditionChange[];
  readonly added: readonly string[];
  readonly lost: readonly string[];
  readonly toSign: readonly string[];
}

/** Path of the figures of each edition of a site, by "PLACE EDITION". */
async function editionsOf(files: Files, site: string): Promise<ReadonlyMap<string, string>> {
  const { files: listed } = await readSiteManifest(files, site);
  return new Map(
    Object.keys(listed).flatMap((path) => {
      const [, place, edition] = /^([^/]+)\/data\/([^/]+)\/edition\.json$/.exec(path) ?? [];
      return place === undefined || edition === undefined ? [] : [[`${place} ${edition}`, path] as const];
    }),
  );
}

async function readFigures(files: Files, site: string, path: string): Promise<Edition> {
  return JSON.parse(await files.readText(`${SITES}/${site}/${path}`)) as Edition;
}

/** Compares every edition of a rendered site with the served one. */
export async function reviewSite(files: Files, rendered: string): Promise<SiteReview> {
  const served = (await readPointer(files).catch(() => undefined))?.current;
  const nothing = { served, rendered, changes: [], added: [], lost: [], toSign: [] };
  if (served === undefined || served === rendered) return nothing;
  const [before, after] = [await editionsOf(files, served), await editionsOf(files, rendered)];
  const changes: EditionChange[] = [];
  for (const [id, path] of after) {
    const old = before.get(id);
    if (old === undefined) continue;
    const same =
      (await files.readText(`${SITES}/${served}/${old}`)) ===
      (await files.readText(`${SITES}/${rendered}/${path}`));
    if (same) continue;
    changes.push(
      editionChange(await readFigures(files, served, old), await readFigures(files, rendered, path)),
    );
  }
  const lost = [...before.keys()].filter((id) => !after.has(id));
  return {
    ...nothing,
    changes,
    added: [...after.keys()].filter((id) => !before.has(id)),
    lost,
    toSign: [...changes.flatMap(({ toSign }) => toSign), ...lost.map((id) => `${id}: the edition is gone`)],
  };
}

/**
 * Lets a site through to publication: at once when it moves no more than 1 %, else only with a signature, which is kept.
 *
 * @param approval "name, reason"
 * @throws Problem 'publish-unsigned' with everything that must be signed
 */
export async function approveSite(
  { files, clock }: Effects,
  review: SiteReview,
  approval: string | undefined,
): Promise<void> {
  const signed = approval === undefined ? undefined : parseApproval(approval);
  if (review.toSign.length === 0) return;
  if (signed === undefined) {
    throw new Problem('publish-unsigned', `changes published figures: ${review.toSign.join('; ')}`, {
      value: review.rendered,
      done: 'not published; the served site stays as it is',
      remedy: 'read "evenground diff", then publish with --approve "name, reason"',
    });
  }
  const { served, rendered, toSign } = review;
  const line = JSON.stringify({ at: clock.now().toISOString(), ...signed, served, rendered, toSign });
  const before = (await files.facts(APPROVALS)) === undefined ? '' : await files.readText(APPROVALS);
  await files.replace(APPROVALS, `${before}${line}\n`);
}

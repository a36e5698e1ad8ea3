import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { editionChange } from '#analysis/edition-change.ts';
import type { Edition } from '#opportunity/edition.ts';
import { computeEdition } from '../compute-edition.ts';
import type { Effects } from '../effects.ts';
import { nodeFiles } from '../node-files.ts';
import { HEADER_SETS } from './headers.ts';
import { APPROVALS, approveSite, reviewSite } from './review.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const { edition } = await computeEdition(nodeFiles('.'), 'rhode-island', '2018-national');

/** The edition with the first tracts that are "very high" lowered, and some people added to the first tract. */
function changed(lowered: number, people: number): Edition {
  const tracts = structuredClone(edition.tracts) as {
    -readonly [Key in keyof Edition['tracts']]: Edition['tracts'][Key];
  };
  const first = tracts.level
    .flatMap((level, tract) => (level === 'very-high' ? [tract] : []))
    .slice(0, lowered);
  tracts.level = tracts.level.map((level, tract) => (first.includes(tract) ? 'low' : level));
  const total = tracts.population.total.map((count, tract) => (tract === 0 ? count + people : count));
  tracts.population = { ...tracts.population, total };
  return { ...edition, tracts };
}

function makeSites(served: Edition, rendered: Edition | undefined): Effects {
  const root = mkdtempSync(join(tmpdir(), 'evenground-review-'));
  folders.push(root);
  const write = (name: string, figures: Edition | undefined): void => {
    const path = 'rhode-island/data/2018-national/edition.json';
    const entry = { hash: '0'.repeat(64), size: 1, headers: HEADER_SETS[0] };
    const files = figures === undefined ? {} : { [path]: entry };
    mkdirSync(join(root, 'var/site', name, 'rhode-island/data/2018-national'), { recursive: true });
    writeFileSync(
      join(root, 'var/site', name, 'site.json'),
      JSON.stringify({ format: 'evenground-site/1', files }),
    );
    if (figures !== undefined) writeFileSync(join(root, 'var/site', name, path), JSON.stringify(figures));
  };
  write('0'.repeat(16), served);
  write('1'.repeat(16), rendered);
  writeFileSync(join(root, 'var/site/current'), JSON.stringify({ current: '0'.repeat(16), previous: [] }));
  const log = { out: () => undefined, info: () => undefined, warn: () => undefined };
  const clock = { now: () => new Date('2026-11-25T00:00:00Z') };
  return { files: nodeFiles(root), clock, log, settings: {} };
}

test('a change is told by tract, cause, area and total; 1 % of 244 tracts is 2', () => {
  const two = editionChange(edition, changed(2, 0));
  expect([two.tracts.length, two.causes, two.toSign]).toEqual([2, { 'ranks-moved': 2 }, []]);
  // By hand: each county has its tracts by level before and after, and two tracts moved.
  const moved = two.areas.reduce((sum, { before, after }) => sum + ((before[4] ?? 0) - (after[4] ?? 0)), 0);
  expect(moved).toBe(2);
  expect(editionChange(edition, changed(3, 0)).toSign).toEqual([
    'rhode-island 2018-national: 3 of 244 tracts have another level',
  ]);
  // 1 % of 1,052,567 people is 10,525.
  expect(editionChange(edition, changed(0, 10_525)).toSign).toEqual([]);
  expect(editionChange(edition, changed(0, 10_526)).totals).toEqual([
    { column: 'total', before: 1_052_567, after: 1_063_093 },
  ]);
  expect(editionChange(edition, changed(0, 10_526)).toSign.length).toBe(1);
});

test('above 1 % a site is published with a signature only, and the signature is kept', async () => {
  const effects = makeSites(edition, changed(9, 0));
  const review = await reviewSite(effects.files, '1'.repeat(16));
  expect(review.toSign).toEqual(['rhode-island 2018-national: 9 of 244 tracts have another level']);
  await expect(approveSite(effects, review, undefined)).rejects.toMatchObject({ code: 'publish-unsigned' });
  await expect(approveSite(effects, review, 'Ana')).rejects.toMatchObject({ code: 'approval-form' });
  expect(await effects.files.facts(APPROVALS)).toBeUndefined();
  await approveSite(effects, review, 'Ana Díaz, new survey');
  const kept = JSON.parse(readFileSync(effects.files.resolve(APPROVALS), 'utf8')) as Record<string, unknown>;
  expect(kept).toMatchObject({ at: '2026-11-25T00:00:00.000Z', name: 'Ana Díaz', reason: 'new survey' });
});

test('a small change needs no signature; an edition that is gone does', async () => {
  const small = makeSites(edition, changed(1, 0));
  await approveSite(small, await reviewSite(small.files, '1'.repeat(16)), undefined);
  const gone = makeSites(edition, undefined);
  const review = await reviewSite(gone.files, '1'.repeat(16));
  expect(review.toSign).toEqual(['rhode-island 2018-national: the edition is gone']);
});

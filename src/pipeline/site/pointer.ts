import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import type { Files } from '../effects.ts';
import { readSiteManifest, SITES } from './manifest.ts';

/** The one file that says which site is served. */
export const POINTER = `${SITES}/current`;

/** Sites kept for a roll back. */
const KEPT = 4;

const pointerSchema = z.strictObject({
  current: z.string().regex(/^[0-9a-f]{16}$/),
  previous: z.array(z.string().regex(/^[0-9a-f]{16}$/)),
});

export type Pointer = z.infer<typeof pointerSchema>;

/** The pointer in a text; undefined when the text is none. */
export function parsePointer(text: string): Pointer | undefined {
  try {
    return pointerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Reads the pointer; undefined before the first publication. */
export async function readPointer(files: Files): Promise<Pointer | undefined> {
  if ((await files.facts(POINTER)) === undefined) return undefined;
  const pointer = parsePointer(await files.readText(POINTER));
  if (pointer !== undefined) return pointer;
  throw new Problem('pointer-damaged', 'does not name a site', {
    file: POINTER,
    exitCode: 4,
    remedy: 'run "evenground publish" to write it again',
  });
}

async function writePointer(files: Files, pointer: Pointer): Promise<void> {
  await files.replace(POINTER, `${JSON.stringify(pointer)}\n`);
}

/**
 * Makes sure that a site was rendered and is whole enough to be published.
 *
 * @throws Problem 'site-absent'
 */
export async function requireSite(files: Files, name: string): Promise<void> {
  if (/^[0-9a-f]{16}$/.test(name) && (await files.facts(`${SITES}/${name}/site.json`)) !== undefined) {
    await readSiteManifest(files, name);
    return;
  }
  throw new Problem('site-absent', 'is not a rendered site', {
    value: name,
    exitCode: 3,
    remedy: 'run "evenground render" and publish the name it prints',
  });
}

/** Serves this site from now on; the one served before stays one command away. */
export async function publishSite(files: Files, name: string): Promise<Pointer> {
  await requireSite(files, name);
  // A damaged pointer is written anew: publishing is its remedy.
  const old = await readPointer(files).catch(() => undefined);
  if (old?.current === name) return old;
  const before = old === undefined ? [] : [old.current, ...old.previous];
  const pointer = { current: name, previous: before.filter((one) => one !== name).slice(0, KEPT) };
  await writePointer(files, pointer);
  return pointer;
}

/** Serves the site that was served before. */
export async function rollBackSite(files: Files): Promise<Pointer> {
  const old = await readPointer(files);
  const [target, ...rest] = old?.previous ?? [];
  if (old === undefined || target === undefined) {
    throw new Problem('rollback-none', 'no earlier site is known', {
      file: POINTER,
      exitCode: 3,
      remedy: 'publish a site by name: evenground publish NAME',
    });
  }
  await requireSite(files, target);
  const pointer = { current: target, previous: [...rest, old.current].slice(0, KEPT) };
  await writePointer(files, pointer);
  return pointer;
}

/** Removes rendered sites that the pointer does not name, and what a killed run left. */
export async function pruneSites(files: Files, keep: readonly string[]): Promise<readonly string[]> {
  const pointer = await readPointer(files);
  const wanted = new Set([...keep, pointer?.current, ...(pointer?.previous ?? [])]);
  const entries = await files.list(SITES);
  const stale = entries.filter(({ name, kind }) => kind === 'folder' && !wanted.has(name));
  for (const { name } of stale) await files.remove(`${SITES}/${name}`);
  return stale.map(({ name }) => name);
}

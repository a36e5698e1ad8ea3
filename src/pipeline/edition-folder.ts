import { Problem } from '#core/problem.ts';
import { type Manifest, manifestText } from '#artifacts/manifest.ts';
import type { Files } from './effects.ts';
import { sha256 } from './sha256.ts';

/** Name of the small file that holds the name of the served folder. */
export const POINTER = 'current';

const ASIDE = '.aside-';

/** Where editions of a place lie, below the project's root. */
export function editionHome(place: string, edition: string): string {
  return `var/editions/${place}/${edition}`;
}

/** Name of an edition folder: the first half of the hash of its manifest, which holds the hash of every file. */
export function folderName(manifest: Manifest): string {
  return sha256(manifestText(manifest)).slice(0, 32);
}

/** Takes away what an interrupted build left; the served edition is never touched. */
export async function removeLeftovers(files: Files, home: string): Promise<readonly string[]> {
  const entries = await files.list(home);
  const leftovers = entries.map(({ name }) => name).filter((name) => name.includes(ASIDE));
  for (const name of leftovers) await files.remove(`${home}/${name}`);
  return leftovers;
}

/** The folder that is served; undefined before the first build. */
export async function readPointer(files: Files, home: string): Promise<string | undefined> {
  if ((await files.facts(`${home}/${POINTER}`)) === undefined) return undefined;
  const name = (await files.readText(`${home}/${POINTER}`)).trim();
  if (/^[0-9a-f]{32}$/.test(name)) return name;
  throw new Problem('pointer-form', 'does not hold the name of an edition folder', {
    file: `${home}/${POINTER}`,
    value: name,
    exitCode: 4,
    remedy: 'remove this file and build the edition again',
  });
}

/**
 * Reads every file of a folder again and compares it with the manifest.
 *
 * @returns paths that are absent or differ
 */
export async function findDamage(
  files: Files,
  folder: string,
  manifest: Manifest,
): Promise<readonly string[]> {
  const damaged: string[] = [];
  for (const { path, sha256: expected } of manifest.files) {
    const facts = await files.facts(`${folder}/${path}`);
    const whole = facts !== undefined && sha256(await files.read(`${folder}/${path}`)) === expected;
    if (!whole) damaged.push(path);
  }
  const manifestFacts = await files.facts(`${folder}/manifest.json`);
  const sameManifest =
    manifestFacts !== undefined &&
    (await files.readText(`${folder}/manifest.json`)) === manifestText(manifest);
  return sameManifest ? damaged : [...damaged, 'manifest.json'];
}

async function writeAside(
  files: Files,
  aside: string,
  contents: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
): Promise<void> {
  for (const [path, bytes] of contents) await files.write(`${aside}/${path}`, bytes);
  await files.write(`${aside}/manifest.json`, manifestText(manifest));
  const damaged = await findDamage(files, aside, manifest);
  if (damaged.length === 0) return;
  throw new Problem('write-damaged', `reads back differently: ${damaged.join(', ')}`, {
    file: aside,
    exitCode: 4,
    remedy: 'check the disk and build again; the served edition was not touched',
  });
}

/** What became of a build: `written` is false when the same edition lay there whole. */
export interface PublishResult {
  readonly folder: string;
  readonly written: boolean;
}

/**
 * Writes an edition folder aside, verifies it, flushes it, renames it and then moves the pointer by one rename.
 *
 * Whatever happens on the way, the pointer names a whole folder: the old one, or the new one.
 */
export async function publishEdition(
  files: Files,
  home: string,
  contents: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
): Promise<PublishResult> {
  const name = folderName(manifest);
  const folder = `${home}/${name}`;
  const there = (await files.facts(folder)) !== undefined;
  const whole = there && (await findDamage(files, folder, manifest)).length === 0;
  if (whole && (await readPointer(files, home)) === name) return { folder, written: false };
  if (!whole) {
    const aside = `${home}/${ASIDE}${name}`;
    await files.remove(aside);
    await writeAside(files, aside, contents, manifest);
    await files.flush(aside);
    if (there) await files.rename(folder, `${home}/${ASIDE}damaged-${name}`);
    await files.rename(aside, folder);
  }
  await files.replace(`${home}/${POINTER}`, `${name}\n`);
  await removeLeftovers(files, home);
  return { folder, written: true };
}

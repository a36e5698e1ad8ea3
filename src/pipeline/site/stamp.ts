import { createHash } from 'node:crypto';
import type { Effects, Files } from '../effects.ts';

/** All files below a folder, as paths from the root, in code-unit order; nothing for an absent folder. */
export async function listBelow(files: Files, folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, kind } of await files.list(folder)) {
    const path = `${folder}/${name}`;
    if (kind === 'folder') found.push(...(await listBelow(files, path)));
    else if (kind === 'file') found.push(path);
  }
  return found;
}

/** SHA-256 in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Changes when any of the files changes: one hash over paths and contents. */
export async function stampOf(files: Files, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    if ((await files.facts(path)) === undefined) continue;
    hash.update(`${path}\0${sha256(await files.read(path))}\n`);
  }
  return hash.digest('hex');
}

/** A step that is left out while its inputs are the same. */
export interface Step {
  readonly name: string;
  readonly inputs: readonly string[];
  /** File that remembers the inputs of the last success. */
  readonly stampFile: string;
  readonly run: () => Promise<void>;
}

/** Runs a step when an input changed since it last succeeded. */
export async function runStep(
  { files, log }: Effects,
  { name, inputs, stampFile, run }: Step,
): Promise<void> {
  const stamp = `${await stampOf(files, inputs)}\n`;
  const isSame = (await files.facts(stampFile)) !== undefined && (await files.readText(stampFile)) === stamp;
  if (isSame) {
    log.info(`${name}: nothing changed`);
    return;
  }
  log.info(`${name} …`);
  await files.remove(stampFile);
  await run();
  await files.replace(stampFile, stamp);
}

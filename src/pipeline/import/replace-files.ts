import type { Files } from '../effects.ts';

const ASIDE = '.import-aside';
const UNDO = '.import-undo';
const UNDO_UNFINISHED = '.import-undo-unfinished';
const UNDO_DONE = '.import-undo-done';
const LIST = 'paths.txt';
/** In the names of files that `Files.replace` writes before it renames them. */
const BESIDE = '.aside-';

async function readIfThere(files: Files, path: string): Promise<string | undefined> {
  return (await files.facts(path))?.kind === 'file' ? files.readText(path) : undefined;
}

/** Keeps the old files that will be replaced; from its one rename on, an interrupted import can be taken back. */
async function keepOld(files: Files, folder: string, changed: ReadonlySet<string>): Promise<void> {
  const unfinished = `${folder}/${UNDO_UNFINISHED}`;
  await files.write(`${unfinished}/${LIST}`, [...changed].join('\n'));
  for (const path of changed) {
    if ((await files.facts(`${folder}/${path}`)) !== undefined) {
      await files.copy(`${folder}/${path}`, `${unfinished}/old/${path}`);
    }
  }
  await files.flush(unfinished);
  await files.rename(unfinished, `${folder}/${UNDO}`);
}

async function removeLeftovers(files: Files, folder: string): Promise<void> {
  for (const name of [ASIDE, UNDO_UNFINISHED, UNDO_DONE]) await files.remove(`${folder}/${name}`);
  // What a kill left while files were put back one by one.
  for (const { name, kind } of await files.list(folder)) {
    if (kind !== 'folder') continue;
    for (const { name: file } of await files.list(`${folder}/${name}`)) {
      if (file.includes(BESIDE)) await files.remove(`${folder}/${name}/${file}`);
    }
  }
}

/**
 * Takes an interrupted import back: the files of the place are again as they were before it.
 *
 * @returns whether there was one
 */
export async function undoInterruptedImport(files: Files, folder: string): Promise<boolean> {
  const undo = `${folder}/${UNDO}`;
  const list = await readIfThere(files, `${undo}/${LIST}`);
  for (const path of list?.split('\n') ?? []) {
    const old = `${undo}/old/${path}`;
    if ((await files.facts(old)) === undefined) await files.remove(`${folder}/${path}`);
    else await files.replace(`${folder}/${path}`, await files.read(old));
  }
  if (list !== undefined) await files.rename(undo, `${folder}/${UNDO_DONE}`);
  await removeLeftovers(files, folder);
  return list !== undefined;
}

async function moveIn(files: Files, folder: string, changed: ReadonlySet<string>): Promise<void> {
  try {
    for (const path of changed) await files.rename(`${folder}/${ASIDE}/${path}`, `${folder}/${path}`);
  } catch (error) {
    await undoInterruptedImport(files, folder);
    throw error;
  }
  await files.rename(`${folder}/${UNDO}`, `${folder}/${UNDO_DONE}`);
}

/**
 * Replaces a set of files: all of them, or none.
 *
 * The new files are written beside, the old ones are kept, then each is renamed into place. An error on the way takes
 * the whole set back at once; after a kill the next import or build does. A file that is already the same is left alone.
 *
 * @returns paths that changed
 */
export async function replaceFiles(
  files: Files,
  folder: string,
  contents: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  await undoInterruptedImport(files, folder);
  const changed = new Set<string>();
  for (const [path, content] of contents) {
    if ((await readIfThere(files, `${folder}/${path}`)) !== content) changed.add(path);
  }
  if (changed.size === 0) return changed;
  for (const path of changed) await files.write(`${folder}/${ASIDE}/${path}`, contents.get(path) ?? '');
  await files.flush(`${folder}/${ASIDE}`);
  await keepOld(files, folder, changed);
  await moveIn(files, folder, changed);
  await removeLeftovers(files, folder);
  return changed;
}

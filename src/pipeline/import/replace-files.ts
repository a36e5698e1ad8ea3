import type { Files } from '../effects.ts';

async function readIfThere(files: Files, path: string): Promise<string | undefined> {
  return (await files.facts(path))?.kind === 'file' ? files.readText(path) : undefined;
}

/**
 * Writes a set of files beside the old ones, then renames them one after another.
 *
 * A file that is already the same is left alone, so a second run changes nothing.
 *
 * @returns paths that changed
 */
export async function replaceFiles(
  files: Files,
  folder: string,
  contents: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  for (const [path, content] of contents) {
    if ((await readIfThere(files, `${folder}/${path}`)) !== content) changed.add(path);
  }
  const aside = `${folder}/.import-aside`;
  await files.remove(aside);
  if (changed.size === 0) return changed;
  for (const path of changed) await files.write(`${aside}/${path}`, contents.get(path) ?? '');
  await files.flush(aside);
  for (const path of changed) await files.rename(`${aside}/${path}`, `${folder}/${path}`);
  await files.remove(aside);
  return changed;
}

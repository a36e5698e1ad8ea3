import type { Files } from '../effects.ts';
import type { SitePart } from './assemble.ts';
import { listBelow } from './stamp.ts';

/** Where `evenground build` leaves the editions. */
const EDITIONS = 'var/editions';

/** Folder of the built edition that its pointer names; undefined before the first build. */
async function currentFolder(files: Files, edition: string): Promise<string | undefined> {
  const pointer = `${edition}/current`;
  if ((await files.facts(pointer)) === undefined) return undefined;
  return `${edition}/${(await files.readText(pointer)).trim()}`;
}

async function listOneEdition(files: Files, place: string, edition: string): Promise<readonly SitePart[]> {
  const folder = await currentFolder(files, `${EDITIONS}/${place}/${edition}`);
  if (folder === undefined) return [];
  const found = await listBelow(files, folder);
  return found.map((from) => ({ path: `${place}/data/${edition}/${from.slice(folder.length + 1)}`, from }));
}

/** Files of all built editions, at `/<place>/data/<edition>/FILE`. */
export async function listEditionFiles(files: Files): Promise<readonly SitePart[]> {
  const parts: SitePart[] = [];
  for (const place of await files.list(EDITIONS)) {
    for (const edition of await files.list(`${EDITIONS}/${place.name}`)) {
      parts.push(...(await listOneEdition(files, place.name, edition.name)));
    }
  }
  return parts;
}

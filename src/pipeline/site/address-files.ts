import type { Files } from '../effects.ts';
import { addressFolder } from '../import-addresses.ts';
import type { SitePart } from './assemble.ts';

/** Indexes of addresses of the places that have loaded them, at `/<place>/data/addresses/FILE`. */
export async function listAddressFiles(files: Files): Promise<readonly SitePart[]> {
  const parts: SitePart[] = [];
  for (const place of await files.list('places')) {
    const folder = addressFolder(place.name);
    for (const { name, kind } of await files.list(folder)) {
      if (kind === 'file')
        parts.push({ path: `${place.name}/data/addresses/${name}`, from: `${folder}/${name}` });
    }
  }
  return parts;
}

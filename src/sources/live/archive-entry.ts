import { Problem } from '#core/problem.ts';
import { unpackZip } from '../zip.ts';

/**
 * One file of a zip archive, told by the end of its name; the others are not unpacked.
 *
 * @throws Problem 'archive-part' naming what there is, and those of a bad archive
 */
export function archiveEntry(bytes: Uint8Array, ending: RegExp, file: string): Uint8Array {
  const names: string[] = [];
  const only = unpackZip(bytes, file, (name) => {
    names.push(name);
    return ending.test(name);
  });
  const [found] = only.values();
  if (found !== undefined && only.size === 1) return found;
  throw new Problem('archive-part', `holds ${only.size} files of the form ${ending.source}, one is wanted`, {
    file,
    value: names.slice(0, 8).join(', '),
    remedy: 'look into the archive: the publisher may have renamed its files',
  });
}

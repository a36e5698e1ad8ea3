import type { Files } from '../effects.ts';
import { filesByHand, type HandFile } from './by-hand.ts';
import { readLock } from './fetch-lock.ts';
import { planFetch } from './plan.ts';

/** One file of a dry run. */
export interface ListedFile {
  readonly path: string;
  readonly what: string;
  readonly source: string;
  readonly from: readonly string[];
  readonly paged: boolean;
  readonly bytes: number;
  /** Whether `bytes` is the size of the locked file, not a reckoning. */
  readonly measured: boolean;
  readonly sha256?: string;
  readonly readBy: string;
}

/** What a fetch would do, and what it cannot do. */
export interface FetchListing {
  readonly place: string;
  readonly edition: string;
  readonly files: readonly ListedFile[];
  /** Files that tables of the edition were made from and that no source gives. */
  readonly byHand: readonly HandFile[];
}

/** Lists what a fetch would ask for; nobody is asked. */
export async function listFetch(files: Files, place: string, edition: string): Promise<FetchListing> {
  const planned = await planFetch(files, place, edition);
  const locks = await readLock(files, place);
  const listed = planned.map(({ path, what, source, from, paged, aboutBytes, readBy }): ListedFile => {
    const lock = locks.get(path);
    const size =
      lock === undefined ? { bytes: aboutBytes, measured: false } : { bytes: lock.bytes, measured: true };
    return {
      path,
      what,
      source: source.id,
      from,
      paged,
      ...size,
      ...(lock && { sha256: lock.sha256 }),
      readBy,
    };
  });
  const own = new Set(planned.map(({ path }) => path));
  return { place, edition, files: listed, byHand: await filesByHand(files, place, edition, own) };
}

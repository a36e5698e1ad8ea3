import { createHash } from 'node:crypto';
import { Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import type { Provenance, Source } from '#sources/source.ts';
import { MAX_FILE_BYTES } from '#tables/decode.ts';
import type { Files } from '../effects.ts';

/** A source that was read: its values, and the hash of the bytes they came from. */
export interface ReadSource<Parsed> {
  readonly value: Parsed;
  readonly file: string;
  readonly sha256: string;
  readonly provenance: Provenance;
}

/** The raw folder of one run. Files are hashed as they are read; every problem goes to one log. */
export interface RawFolder {
  readonly log: ProblemLog;
  /** Undefined when the file cannot be used: the reason is in the log. */
  read<Parsed>(source: Source<Parsed>): Promise<ReadSource<Parsed> | undefined>;
}

/** A link may lead from one file of the folder to another, and nowhere else. */
async function refuseLinkOut(files: Files, from: string, source: Source<unknown>): Promise<void> {
  const [folder, target] = [await files.follow(from), await files.follow(`${from}/${source.file}`)];
  if (folder === undefined || target === undefined || target.startsWith(`${folder}/`)) return;
  throw new Problem('raw-outside', 'is a link that leads out of the folder', {
    file: source.file,
    value: target,
    remedy: 'copy the file itself into the folder',
  });
}

async function readBytes(files: Files, from: string, source: Source<unknown>): Promise<Uint8Array> {
  const path = `${from}/${source.file}`;
  const facts = await files.facts(path);
  if (facts?.kind !== 'file') {
    throw new Problem(
      'raw-absent',
      facts === undefined ? 'the file is not there (or is a link that leads nowhere)' : 'is not a file',
      {
        file: source.file,
        remedy: `put "${source.title}" there; it comes from ${source.url}`,
      },
    );
  }
  if (facts.size > MAX_FILE_BYTES) {
    throw new Problem('raw-too-large', `has ${facts.size} bytes, more than ${MAX_FILE_BYTES}`, {
      file: source.file,
      remedy: 'fetch the file again, or split it',
    });
  }
  await refuseLinkOut(files, from, source);
  return files.read(path);
}

/** SHA-256 of the files that were fetched, by path in the folder. */
export type LockedHashes = ReadonlyMap<string, string>;

/** A fetched file that has other bytes than when it was checked. */
function refuseOther(file: string, sha256: string, locked: LockedHashes): void {
  const before = locked.get(file);
  if (before === undefined || before === sha256) return;
  throw new Problem(
    'lock-differs',
    `is not the file that was fetched: SHA-256 ${before} in fetch-lock.json, ${sha256} now`,
    {
      file,
      value: sha256,
      remedy: 'fetch it again; if this file is meant, import with --approve "name, reason"',
    },
  );
}

/** Reads a source anew. */
async function readSource<Parsed>(
  files: Files,
  from: string,
  source: Source<Parsed>,
  { log, locked }: { readonly log: ProblemLog; readonly locked: LockedHashes },
): Promise<ReadSource<Parsed> | undefined> {
  try {
    const bytes = await readBytes(files, from, source);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    refuseOther(source.file, sha256, locked);
    const { stops } = log;
    const value = await source.parse(bytes, log);
    // What is made of a faulty file would only be told as further faults.
    if (log.stops > stops) return undefined;
    const { title, publisher, period, vintage, license, url } = source;
    const provenance: Provenance = { title, publisher, period, vintage, license, url };
    return { value, file: source.file, sha256, provenance };
  } catch (error) {
    log.keep(error instanceof Problem ? error.at({ file: error.details.file ?? source.file }) : error);
    return undefined;
  }
}

/**
 * Opens a folder of raw files for reading; a source that is asked for again is not read again.
 *
 * @param locked hashes that files must have; files that it does not name may be any
 */
export function openRawFolder(files: Files, from: string, locked: LockedHashes = new Map()): RawFolder {
  const log = new ProblemLog();
  const known = new Map<Source<unknown>, Promise<ReadSource<unknown> | undefined>>();
  return {
    log,
    read<Parsed>(source: Source<Parsed>) {
      const reading = known.get(source) ?? readSource(files, from, source, { log, locked });
      known.set(source, reading);
      return reading as Promise<ReadSource<Parsed> | undefined>;
    },
  };
}

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

async function readBytes(files: Files, from: string, source: Source<unknown>): Promise<Uint8Array> {
  const path = `${from}/${source.file}`;
  const facts = await files.facts(path);
  if (facts?.kind !== 'file') {
    throw new Problem('raw-absent', facts === undefined ? 'the file is not there' : 'is not a file', {
      file: source.file,
      remedy: `put "${source.title}" there; it comes from ${source.url}`,
    });
  }
  if (facts.size > MAX_FILE_BYTES) {
    throw new Problem('raw-too-large', `has ${facts.size} bytes, more than ${MAX_FILE_BYTES}`, {
      file: source.file,
      remedy: 'fetch the file again, or split it',
    });
  }
  return files.read(path);
}

/** Opens a folder of raw files for reading. */
export function openRawFolder(files: Files, from: string): RawFolder {
  const log = new ProblemLog();
  return {
    log,
    async read(source) {
      try {
        const bytes = await readBytes(files, from, source);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const value = await source.parse(bytes, log);
        const { title, publisher, period, vintage, license, url } = source;
        const provenance: Provenance = { title, publisher, period, vintage, license, url };
        return { value, file: source.file, sha256, provenance };
      } catch (error) {
        log.keep(error instanceof Problem ? error.at({ file: error.details.file ?? source.file }) : error);
        return undefined;
      }
    },
  };
}

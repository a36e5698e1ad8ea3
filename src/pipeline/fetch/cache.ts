import { z } from 'zod';
import type { Files } from '../effects.ts';
import { sha256 } from '../sha256.ts';

const CACHE = 'var/cache/fetch';
const DAY_MS = 24 * 60 * 60 * 1000;
/** Parts of downloads that nobody came back for. */
const STALE_PART_MS = 14 * DAY_MS;

const entrySchema = z.strictObject({
  url: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** When it came, ISO. */
  at: z.string(),
});

/** What is known of a body in the cache. */
export type CacheEntry = z.infer<typeof entrySchema>;

const partSchema = z.strictObject({
  url: z.string(),
  /** A strong ETag or a date: what If-Range asks by. */
  validator: z.string(),
  total: z.int().min(0).optional(),
});

/** What is known of a body that came in part. */
export type PartNote = z.infer<typeof partSchema>;

/** The cache of one project: bodies by their hash, with an index by address, and parts to go on with. */
export interface FetchCache {
  /** The body of an address, checked against its hash; undefined when there is none, or a damaged one. */
  find(url: string): Promise<{ entry: CacheEntry; bytes: Uint8Array } | undefined>;
  /** Where the part of an address lies. */
  partPath(url: string): string;
  /** The part with its note; a part without a note cannot be gone on with. */
  findPart(url: string): Promise<{ size: number; note: PartNote } | undefined>;
  notePart(note: PartNote): Promise<void>;
  dropPart(url: string): Promise<void>;
  /** Turns the finished part into a body of the cache. */
  keep(
    url: string,
    facts: Pick<CacheEntry, 'etag' | 'lastModified' | 'at'>,
  ): Promise<{ entry: CacheEntry; bytes: Uint8Array }>;
  /** Says that the publisher still gives the same body. */
  renew(entry: CacheEntry, at: string): Promise<void>;
  /** Takes away parts that nobody came back for. */
  sweep(now: Date): Promise<void>;
}

async function readJson<Schema extends z.ZodType>(
  files: Files,
  path: string,
  schema: Schema,
): Promise<z.infer<Schema> | undefined> {
  if ((await files.facts(path))?.kind !== 'file') return undefined;
  try {
    return schema.parse(JSON.parse(await files.readText(path)));
  } catch {
    // A note of ours that a crash or a person has spoiled: as good as none.
    return undefined;
  }
}

function indexPath(url: string): string {
  return `${CACHE}/index/${sha256(url)}.json`;
}

async function findBody(
  files: Files,
  url: string,
): Promise<{ entry: CacheEntry; bytes: Uint8Array } | undefined> {
  const entry = await readJson(files, indexPath(url), entrySchema);
  if (entry === undefined) return undefined;
  const path = `${CACHE}/content/${entry.sha256}`;
  if ((await files.facts(path))?.kind !== 'file') return undefined;
  const bytes = await files.read(path);
  return sha256(bytes) === entry.sha256 ? { entry, bytes } : undefined;
}

async function keepPart(
  files: Files,
  url: string,
  part: string,
  facts: Pick<CacheEntry, 'etag' | 'lastModified' | 'at'>,
): Promise<{ entry: CacheEntry; bytes: Uint8Array }> {
  const bytes = await files.read(part);
  const entry: CacheEntry = { url, sha256: sha256(bytes), bytes: bytes.length, ...facts };
  await files.rename(part, `${CACHE}/content/${entry.sha256}`);
  await files.remove(`${part}.json`);
  await files.replace(indexPath(url), `${JSON.stringify(entry)}\n`);
  return { entry, bytes };
}

async function sweepParts(files: Files, now: Date): Promise<void> {
  for (const { name } of await files.list(`${CACHE}/parts`)) {
    const path = `${CACHE}/parts/${name}`;
    const facts = await files.facts(path);
    if (facts !== undefined && now.getTime() - facts.modifiedMs > STALE_PART_MS) await files.remove(path);
  }
  for (const folder of ['index', 'parts'])
    for (const { name } of await files.list(`${CACHE}/${folder}`))
      if (name.includes('.aside-')) await files.remove(`${CACHE}/${folder}/${name}`);
}

/** Opens the cache of a project. */
export function openFetchCache(files: Files): FetchCache {
  const partPath = (url: string): string => `${CACHE}/parts/${sha256(url)}`;
  return {
    partPath,
    find: (url) => findBody(files, url),
    async findPart(url) {
      const facts = await files.facts(partPath(url));
      const note = await readJson(files, `${partPath(url)}.json`, partSchema);
      return facts?.kind === 'file' && facts.size > 0 && note !== undefined
        ? { size: facts.size, note }
        : undefined;
    },
    notePart: (note) => files.replace(`${partPath(note.url)}.json`, `${JSON.stringify(note)}\n`),
    async dropPart(url) {
      await files.remove(partPath(url));
      await files.remove(`${partPath(url)}.json`);
    },
    keep: (url, facts) => keepPart(files, url, partPath(url), facts),
    renew: (entry, at) => files.replace(indexPath(entry.url), `${JSON.stringify({ ...entry, at })}\n`),
    sweep: (now) => sweepParts(files, now),
  };
}

/** Whether a body came so lately that the publisher need not be asked again. */
export function isFresh(entry: CacheEntry, now: Date): boolean {
  const age = now.getTime() - Date.parse(entry.at);
  return age >= 0 && age < DAY_MS;
}

import { Problem } from '#core/problem.ts';
import type { Ask } from '#sources/live/live-source.ts';
import type { Clock, Files } from '../effects.ts';
import { allowedUrl, shownUrl } from '../net/allowed-url.ts';
import type { Network, NetworkAnswer } from '../net/network.ts';
import { checkType } from './body-form.ts';
import { type CacheEntry, type FetchCache, isFresh } from './cache.ts';
import { ask } from './http.ts';
import { type BodyLimits, receive } from './receive.ts';
import { PassingFailure, type Patience, withRetries } from './retry.ts';

/** Everything a download works with. */
export interface Downloading {
  readonly files: Files;
  readonly clock: Clock;
  readonly network: Network;
  readonly cache: FetchCache;
  readonly hosts: readonly string[];
  readonly settings: Readonly<Record<string, string | undefined>>;
  /** Ask the publisher even for what came within a day. */
  readonly again: boolean;
  readonly onProgress: (bytes: number, total: number | undefined) => void;
  readonly patience?: Patience | undefined;
  readonly limits?: BodyLimits | undefined;
}

/** A body, and whether the publisher sent it now. */
export interface Downloaded {
  readonly bytes: Uint8Array;
  readonly entry: CacheEntry;
  readonly came: 'sent' | 'unchanged' | 'cached';
}

type Body = Pick<Downloaded, 'bytes' | 'entry'>;

function withKey(url: URL, { key }: Ask, settings: Downloading['settings']): URL {
  const value = key === undefined ? undefined : settings[key.setting];
  if (key === undefined || value === undefined || value === '') return url;
  if (!/^[\w-]{1,200}$/.test(value))
    throw new Problem(
      'key-form',
      'is no key of the publisher: it may hold letters, digits, "-" and "_" only',
      {
        columnName: key.setting,
        exitCode: 3,
        remedy: `copy the key as it came by mail, without blanks; ${key.signUp}`,
      },
    );
  const keyed = new URL(url);
  keyed.searchParams.set(key.parameter, value);
  return keyed;
}

function strongValidator(answer: NetworkAnswer): string | undefined {
  const etag = answer.header('etag');
  if (etag !== undefined && !etag.startsWith('W/')) return etag;
  return answer.header('last-modified');
}

interface Span {
  readonly start: number;
  readonly total: number | undefined;
}

function lengthOf(answer: NetworkAnswer): number | undefined {
  const text = answer.header('content-length');
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

/** Which bytes an answer brings; undefined when it does not go on where we stopped. */
function spanOf(answer: NetworkAnswer, had: number): Span | undefined {
  if (answer.status === 200) return { start: 0, total: lengthOf(answer) };
  const [, first = '', all = ''] =
    /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15})$/.exec(answer.header('content-range') ?? '') ?? [];
  if (first !== String(had)) return undefined;
  return { start: had, total: Number.parseInt(all, 10) };
}

async function conditions(
  from: string,
  known: Body | undefined,
  cache: FetchCache,
): Promise<{
  headers: Record<string, string>;
  had: number;
}> {
  const part = await cache.findPart(from);
  if (part !== undefined)
    return { headers: { range: `bytes=${part.size}-`, 'if-range': part.note.validator }, had: part.size };
  const headers: Record<string, string> = {};
  if (known?.entry.etag !== undefined) headers['if-none-match'] = known.entry.etag;
  else if (known?.entry.lastModified !== undefined) headers['if-modified-since'] = known.entry.lastModified;
  return { headers, had: 0 };
}

function isDiskProblem(error: unknown): boolean {
  return error instanceof Problem && error.code.startsWith('disk-');
}

/** Writes the body behind what is there. What broke off is kept for the next attempt, if it can be gone on with. */
async function save(
  work: Downloading,
  asked: Ask,
  from: string,
  answer: NetworkAnswer,
  span: Span,
): Promise<void> {
  const { cache, files, clock, limits, onProgress } = work;
  const validator = strongValidator(answer);
  const path = cache.partPath(from);
  try {
    if (validator !== undefined)
      await cache.notePart({ url: from, validator, ...(span.total !== undefined && { total: span.total }) });
    const sink = await files.grow(path, span.start);
    try {
      await receive({
        answer,
        from,
        form: asked.form,
        maxBytes: asked.maxBytes,
        ...span,
        sink,
        clock,
        limits,
        onProgress,
      });
    } catch (error) {
      // What is told is why the body could not be had; the part may be lost with it.
      await sink.close().catch(() => cache.dropPart(from));
      throw error;
    }
    await sink.close();
  } catch (error) {
    answer.close();
    const goOn = error instanceof PassingFailure && validator !== undefined;
    if (!goOn || isDiskProblem(error)) await cache.dropPart(from);
    throw error;
  }
}

async function attempt(
  work: Downloading,
  asked: Ask,
  from: string,
  known: Body | undefined,
): Promise<Downloaded> {
  const { cache, clock, hosts, network, settings } = work;
  const { headers, had } = await conditions(from, known, cache);
  const url = withKey(allowedUrl(asked.url, hosts), asked, settings);
  const { answer } = await ask({ url, hosts, headers, network, clock });
  const at = clock.now().toISOString();
  if (answer.status === 304 && known !== undefined) {
    answer.close();
    await cache.renew(known.entry, at);
    return { ...known, came: 'unchanged' };
  }
  const span = answer.status === 200 || answer.status === 206 ? spanOf(answer, had) : undefined;
  if (span === undefined) {
    answer.close();
    await cache.dropPart(from);
    throw new PassingFailure(restartProblem(from, answer.status), 0);
  }
  try {
    checkType(asked.form, answer.header('content-type'), from);
    checkEncoding(answer, from);
  } catch (error) {
    answer.close();
    throw error;
  }
  await save(work, asked, from, answer, span);
  const [etag, lastModified] = [answer.header('etag'), answer.header('last-modified')];
  const facts = {
    at,
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
  return { ...(await cache.keep(from, facts)), came: 'sent' };
}

function checkEncoding(answer: NetworkAnswer, from: string): void {
  const encoding = answer.header('content-encoding');
  if (encoding === undefined || encoding === 'identity') return;
  throw new Problem('download-encoding', 'comes packed although it was asked for as it is', {
    file: from,
    value: encoding,
    remedy: 'report it: the publisher has changed its server',
  });
}

function restartProblem(from: string, status: number): Problem {
  return new Problem(
    'download-restart',
    `the publisher does not go on with the part that had come: status ${status}`,
    {
      file: from,
      exitCode: 4,
      remedy: 'run the command again: it begins anew',
    },
  );
}

/**
 * The body of an address: from the cache when it came within a day, else from the publisher, gone on with where an
 * earlier attempt broke off, tried again while the failure may pass.
 *
 * @throws Problem of the network, the publisher or the disk; nothing is left half-saved
 */
export async function download(work: Downloading, asked: Ask): Promise<Downloaded> {
  // What is secret in an address is in no key of the cache and no message.
  const from = shownUrl(allowedUrl(asked.url, work.hosts));
  const known = await work.cache.find(from);
  if (known !== undefined && !work.again && isFresh(known.entry, work.clock.now()))
    return { ...known, came: 'cached' };
  return withRetries(() => attempt(work, asked, from, known), work.network.wait, work.patience);
}

import { Problem } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import type { Ask, RowLedger } from '#sources/live/live-source.ts';
import type { Approval } from '../approval.ts';
import type { Effects } from '../effects.ts';
import { sha256 } from '../sha256.ts';
import { withLock } from '../with-lock.ts';
import { openFetchCache } from './cache.ts';
import { download, type Downloading } from './download.ts';
import { checkLock, type Locked, readLock, writeLock } from './fetch-lock.ts';
import { type Planned, planFetch } from './plan.ts';

/** What the person at the terminal sees of the work. */
export interface FetchProgress {
  /** A file is begun; `aboutBytes` is what is expected of it. */
  begin(path: string, aboutBytes: number): void;
  /** Bytes of the file so far, and its size when the publisher has said it. */
  advance(bytes: number, total: number | undefined): void;
  end(): void;
}

export interface FetchRequest {
  readonly place: string;
  readonly edition: string;
  /** Folder that the files go to. */
  readonly out: string;
  readonly again: boolean;
  readonly approval?: Approval | undefined;
  readonly effects: Effects;
  readonly progress: FetchProgress;
  readonly tuning?: Pick<Downloading, 'patience' | 'limits'> | undefined;
}

/** What became of one file. */
export interface FetchedFile {
  readonly path: string;
  readonly source: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  readonly totals: Readonly<Record<string, number>>;
  /** Whether the file in the folder is another now. */
  readonly changed: boolean;
  /** Answers that came from the publisher now, and those that were had already. */
  readonly sentCount: number;
  readonly cachedCount: number;
  readonly readBy: string;
}

export interface FetchReport {
  readonly out: string;
  readonly files: readonly FetchedFile[];
  /** Repairs and warnings. */
  readonly problems: ProblemLog['problems'];
}

interface Pulled {
  readonly bytes: Uint8Array;
  readonly sentCount: number;
  readonly cachedCount: number;
}

/** Runs the work of a source: each of its questions is answered by a download. */
async function pullFile(planned: Planned, work: Downloading): Promise<Pulled> {
  const pull = planned.pull();
  const counts = { sentCount: 0, cachedCount: 0 };
  let done = 0;
  let step = pull.next();
  while (step.done !== true) {
    const before = done;
    const asked: Ask = step.value;
    const onProgress: Downloading['onProgress'] = (bytes, total) =>
      work.onProgress(before + bytes, planned.paged ? undefined : total);
    const { bytes, came } = await download({ ...work, onProgress }, asked);
    if (came === 'sent') counts.sentCount += 1;
    else counts.cachedCount += 1;
    done += bytes.length;
    step = pull.next(bytes);
  }
  return { bytes: step.value, ...counts };
}

async function checkFile(planned: Planned, bytes: Uint8Array, log: ProblemLog): Promise<RowLedger> {
  const own = new ProblemLog();
  try {
    const ledger = await planned.check(bytes, own);
    own.throwIfStopped();
    own.problems.forEach((problem) => log.add(problem));
    return ledger;
  } catch (error) {
    throw error instanceof Problem ? error.at({ file: error.details.file ?? planned.path }) : error;
  }
}

async function saveIfOther(
  request: FetchRequest,
  path: string,
  bytes: Uint8Array,
  hash: string,
): Promise<boolean> {
  const { files } = request.effects;
  const target = `${request.out}/${path}`;
  const before = await files.facts(target);
  if (before?.kind === 'file' && before.size === bytes.length && sha256(await files.read(target)) === hash)
    return false;
  await files.replace(target, bytes);
  return true;
}

async function fetchFile(
  request: FetchRequest,
  planned: Planned,
  work: Downloading,
  locked: Locked | undefined,
  log: ProblemLog,
): Promise<FetchedFile> {
  const { path, readBy, source } = planned;
  const { bytes, ...counts } = await pullFile(planned, work);
  const ledger = await checkFile(planned, bytes, log);
  const hash = sha256(bytes);
  checkLock(path, locked, { sha256: hash, ledger }, request.approval);
  const changed = await saveIfOther(request, path, bytes, hash);
  return {
    path,
    source: source.id,
    sha256: hash,
    bytes: bytes.length,
    ...ledger,
    changed,
    ...counts,
    readBy,
  };
}

function lockOf(file: FetchedFile, before: Locked | undefined, request: FetchRequest): Locked {
  if (before?.sha256 === file.sha256) return before;
  const { source, sha256: hash, bytes, rows, totals } = file;
  const approved =
    before !== undefined && request.approval !== undefined ? { approved: request.approval } : {};
  return {
    source,
    sha256: hash,
    bytes,
    rows,
    totals,
    at: request.effects.clock.now().toISOString(),
    ...approved,
  };
}

/** What a kill left in the folders that the files go to. */
async function removeLeftovers(request: FetchRequest, planned: readonly Planned[]): Promise<void> {
  const { files } = request.effects;
  const folders = new Set(planned.map(({ path }) => `${request.out}/${path}`.replace(/\/[^/]*$/, '')));
  for (const folder of folders)
    for (const { name } of await files.list(folder))
      if (name.includes('.aside-')) await files.remove(`${folder}/${name}`);
}

async function fetchAll(request: FetchRequest, planned: readonly Planned[]): Promise<FetchReport> {
  const { effects, place, progress } = request;
  const { clock, files, network, settings } = effects;
  if (network === undefined) throw new Error('a fetch needs a network');
  const cache = openFetchCache(files);
  await cache.sweep(clock.now());
  await removeLeftovers(request, planned);
  const locks = new Map(await readLock(files, place));
  const failures = new ProblemLog();
  const log = new ProblemLog();
  const fetched: FetchedFile[] = [];
  for (const one of planned) {
    const onProgress: Downloading['onProgress'] = (bytes, total) => progress.advance(bytes, total);
    const base = { files, clock, network, cache, settings, hosts: one.hosts, again: request.again };
    progress.begin(one.path, one.aboutBytes);
    try {
      const file = await fetchFile(
        request,
        one,
        { ...base, ...request.tuning, onProgress },
        locks.get(one.path),
        log,
      );
      progress.advance(file.bytes, file.bytes);
      fetched.push(file);
      locks.set(one.path, lockOf(file, locks.get(one.path), request));
      await writeLock(files, place, locks);
    } catch (error) {
      failures.keep(error);
    } finally {
      progress.end();
    }
  }
  failures.throwIfStopped();
  return { out: request.out, files: fetched, problems: log.problems };
}

/**
 * Fetches what an edition of a place takes from its publishers into a folder that an import can read.
 *
 * Each file is checked by its source's contract and against the lock before it replaces the one there was. A file that
 * fails stays as it was; the others are still fetched, and every failure is told at the end.
 *
 * @throws Problems of files that could not be had
 */
export async function fetchPlace(request: FetchRequest): Promise<FetchReport> {
  const { files } = request.effects;
  const planned = await planFetch(files, request.place, request.edition);
  const lock = { path: 'var/locks/fetch.lock', what: 'only one command at a time may fetch' };
  return withLock(files, lock, () => fetchAll(request, planned));
}

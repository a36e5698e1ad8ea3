import { readFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Problem } from '#core/problem.ts';

/** Who holds a lock, as its file says. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, in ticks since the machine began; '' where the system does not tell. */
  readonly began: string;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Tells two processes with the same number apart: numbers are used again, in containers most of all. */
function beganOf(pid: number): string {
  try {
    // The name of the program, in brackets, may hold spaces; the 20th field after it is the start time.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isRunning({ pid, host, began }: Holder): boolean {
  // Of another machine on the same disk nothing is known: its lock counts until it is removed.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return began === beganOf(pid);
}

function parseHolder(text: string): Holder | undefined {
  const [, pid, began = '', host = ''] = /^pid (\d{1,10}) began (\d*) on (.*)\n$/.exec(text) ?? [];
  return pid === undefined ? undefined : { pid: Number.parseInt(pid, 10), began, host };
}

async function readLock(path: string): Promise<{ text: string; since: Date } | undefined> {
  try {
    const [text, { mtime }] = await Promise.all([fs.readFile(path, 'utf8'), fs.stat(path)]);
    return { text, since: mtime };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

let besideCount = 0;

/** Makes the lock with its text in one step; false when there is one. */
async function claim(path: string, text: string): Promise<boolean> {
  besideCount += 1;
  const beside = `${path}.${process.pid}-${besideCount}`;
  await fs.writeFile(beside, text);
  try {
    await fs.link(beside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await fs.rm(beside, { force: true });
  }
}

/**
 * Takes the lock of a process that has ended away, and only that one. One process at a time may do so, behind a lock of
 * its own: between a look at the stale lock and its removal nobody else can have put a fresh one in its place.
 */
async function removeStale(path: string, stale: string, text: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (!(await claim(guard, text))) {
    const other = parseHolder((await readLock(guard))?.text ?? '');
    if (other !== undefined && !isRunning(other)) await fs.rm(guard, { force: true });
    return;
  }
  try {
    if ((await readLock(path))?.text === stale) await fs.rm(path, { force: true });
  } finally {
    await fs.rm(guard, { force: true });
  }
}

function heldProblem(file: string, what: string, { pid, host }: Holder, since?: Date): Problem {
  const where = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
  return new Problem(
    'locked',
    `${what}: ${where} is at work there${since === undefined ? '' : ` since ${since.toISOString()}`}`,
    {
      file,
      value: String(pid),
      exitCode: 4,
      remedy: 'wait until it has ended and run the command again; if no such process runs, remove this file',
    },
  );
}

/** What a process left that was killed while it took or returned this lock. */
async function removeLeftovers(path: string): Promise<void> {
  for (const name of await fs.readdir(dirname(path))) {
    const [, pid] = /\.lock\.(?:takeover\.)?(\d{1,10})-\d+$/.exec(name) ?? [];
    if (pid === undefined || !name.startsWith(basename(path))) continue;
    const holder = { pid: Number.parseInt(pid, 10), host: hostname() };
    if (!isRunning({ ...holder, began: beganOf(holder.pid) }))
      await fs.rm(join(dirname(path), name), { force: true });
  }
}

/** Attempts at a lock that others take and leave at the same moment. */
const ATTEMPTS = 5;

/** Locks that this process holds or is about to take. */
const held = new Set<string>();

/** Takes a lock that no other work of this process has or wants. */
async function takeFromOthers(path: string, shown: string, what: string, own: Holder): Promise<void> {
  const text = `pid ${own.pid} began ${own.began} on ${own.host}\n`;
  await fs.mkdir(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await claim(path, text)) return removeLeftovers(path);
    const lock = await readLock(path);
    if (lock === undefined) continue;
    const holder = parseHolder(lock.text);
    if (holder !== undefined && lock.text !== text && isRunning(holder))
      throw heldProblem(shown, what, holder, lock.since);
    await removeStale(path, lock.text, text);
  }
  throw new Problem('locked', `${what}: others take the lock all the time`, {
    file: shown,
    exitCode: 4,
    remedy: 'run the command again when they have ended',
  });
}

/**
 * Takes a lock for this process; the lock of a process that has ended is taken over.
 *
 * @param shown path for messages
 * @param what what the lock is for, such as "places/connecticut can be changed by one command at a time"
 * @returns gives the lock back
 * @throws Problem 'locked' naming the process and since when it works
 */
export async function takeLock(path: string, shown: string, what: string): Promise<() => Promise<void>> {
  const own: Holder = { pid: process.pid, began: beganOf(process.pid), host: hostname() };
  if (held.has(path)) throw heldProblem(shown, what, own, (await readLock(path))?.since);
  held.add(path);
  try {
    await takeFromOthers(path, shown, what, own);
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return async () => {
    await fs.rm(path, { force: true });
    held.delete(path);
  };
}

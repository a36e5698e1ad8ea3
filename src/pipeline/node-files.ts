import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { Problem } from '#core/problem.ts';
import type { FileFacts, Files, FileSink, FolderEntry } from './effects.ts';
import { decodeUtf8 } from '#tables/decode.ts';
import { takeLock } from './node-lock.ts';

/** A text, refused where it is not UTF-8: Latin letters would else become other signs without a word. */
function textOf(bytes: Uint8Array, path: string): string {
  return bytes.length === 0 ? '' : decodeUtf8(bytes, path).text;
}

interface SystemError extends Error {
  readonly code?: string;
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

const SYSTEM_PROBLEMS: Readonly<Record<string, readonly [string, string, string, 2 | 3 | 4]>> = {
  ENOENT: ['file-absent', 'there is no such file', 'check the path', 3],
  ENOTDIR: ['file-absent', 'there is no such folder', 'check the path', 3],
  EACCES: ['file-unreadable', 'may not be opened by this user', 'change its permissions', 4],
  EPERM: ['file-unreadable', 'may not be opened by this user', 'change its permissions', 4],
  EEXIST: ['file-not-folder', 'is a file, where a folder is wanted', 'name a folder', 3],
  ENAMETOOLONG: ['path-long', 'is longer than a path may be', 'choose a shorter name', 3],
  ELOOP: ['link-loop', 'is a link that leads back to itself', 'name the file itself', 3],
  EISDIR: ['file-is-folder', 'is a folder, not a file', 'name a file', 3],
  ENOSPC: ['disk-full', 'the disk is full', 'free some space and run the command again', 4],
  EDQUOT: [
    'disk-full',
    'this user may not fill more of the disk',
    'free some space and run the command again',
    4,
  ],
  EROFS: ['disk-read-only', 'the disk can only be read', 'choose a folder that can be written', 4],
  EMFILE: ['too-many-files', 'too many files are open', 'raise the limit with "ulimit -n 4096"', 4],
};

/** The same failure as a Problem the reader can act on; our own mistakes pass unchanged. */
export function asFileProblem(error: unknown, file: string): unknown {
  if (!isSystemError(error)) return error;
  const known = SYSTEM_PROBLEMS[error.code ?? ''];
  if (known === undefined) return error;
  const [code, what, remedy, exitCode] = known;
  return new Problem(code, what, { file, remedy, exitCode });
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): FileFacts['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

function compareNames(a: FolderEntry, b: FolderEntry): number {
  return a.name < b.name ? -1 : 1;
}

async function flushOne(path: string): Promise<void> {
  const handle = await fs.open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flushBelow(folder: string): Promise<void> {
  for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await flushBelow(path);
    else if (entry.isFile()) await flushOne(path);
  }
  await flushOne(folder);
}

let besideCount = 0;

async function writeBeside(path: string, content: string | Uint8Array): Promise<void> {
  besideCount += 1;
  const beside = `${path}.aside-${process.pid}-${besideCount}`;
  try {
    await fs.writeFile(beside, content, { flush: true });
    await fs.rename(beside, path);
  } catch (error) {
    await fs.rm(beside, { force: true });
    throw error;
  }
  await flushOne(dirname(path));
}

async function readFacts(path: string): Promise<FileFacts | undefined> {
  try {
    const found = await fs.stat(path);
    return { kind: kindOf(found), size: found.size, modifiedMs: found.mtimeMs };
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

async function followLinks(path: string): Promise<string | undefined> {
  try {
    return await fs.realpath(path);
  } catch (error) {
    if (isSystemError(error) && ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(error.code ?? '')) return undefined;
    throw error;
  }
}

async function listFolder(path: string): Promise<readonly FolderEntry[]> {
  if ((await readFacts(path)) === undefined) return [];
  const entries = await fs.readdir(path, { withFileTypes: true });
  return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) })).sort(compareNames);
}

/** Opens a file for growth; failures of each later write are told of the same path. */
async function growFile(
  path: string,
  after: number,
  guard: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<FileSink> {
  const handle = await fs.open(path, after === 0 ? 'w' : 'r+');
  if (after > 0) await handle.truncate(after);
  let at = after;
  return {
    write: (bytes) =>
      guard(async () => {
        for (let done = 0; done < bytes.length;) {
          const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at);
          done += bytesWritten;
          at += bytesWritten;
        }
      }),
    close: () =>
      guard(async () => {
        try {
          await handle.sync();
        } finally {
          await handle.close();
        }
      }),
  };
}

/** The disk below a root folder, on Node. */
export function nodeFiles(root: string): Files {
  const locate = (path: string): string => resolve(root, path);
  const shown = (path: string): string => relative(root, locate(path)) || '.';
  async function guard<T>(path: string, work: (absolute: string) => Promise<T>): Promise<T> {
    try {
      return await work(locate(path));
    } catch (error) {
      throw asFileProblem(error, shown(path).startsWith('..') ? path : shown(path));
    }
  }
  async function makeParent(absolute: string): Promise<void> {
    await fs.mkdir(dirname(absolute), { recursive: true });
  }
  return {
    resolve: locate,
    facts: (path) => guard(path, readFacts),
    follow: (path) => guard(path, followLinks),
    read: (path) => guard(path, (absolute) => fs.readFile(absolute)),
    readText: (path) => guard(path, async (absolute) => textOf(await fs.readFile(absolute), path)),
    list: (path) => guard(path, listFolder),
    write: (path, content) =>
      guard(path, async (absolute) => {
        await makeParent(absolute);
        await fs.writeFile(absolute, content);
      }),
    copy: (from, to) =>
      guard(to, async (absolute) => {
        await makeParent(absolute);
        await fs.cp(locate(from), absolute, { recursive: true });
      }),
    replace: (path, content) =>
      guard(path, async (absolute) => {
        await makeParent(absolute);
        await writeBeside(absolute, content);
      }),
    rename: (from, to) =>
      guard(from, async (absolute) => {
        await makeParent(locate(to));
        await fs.rename(absolute, locate(to));
        await flushOne(dirname(locate(to)));
      }),
    grow: (path, after) =>
      guard(path, async (absolute) => {
        await makeParent(absolute);
        return growFile(absolute, after, (work) => guard(path, work));
      }),
    remove: (path) => guard(path, (absolute) => fs.rm(absolute, { recursive: true, force: true })),
    lock: (path, what) => guard(path, (absolute) => takeLock(absolute, shown(path), what)),
    flush: (path) => guard(path, flushBelow),
  };
}

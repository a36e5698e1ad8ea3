import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Files } from '../effects.ts';
import { nodeFiles } from '../node-files.ts';
import { replaceFiles, undoInterruptedImport } from './replace-files.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evenground-replace-'));
  mkdirSync(join(root, 'place/tables'), { recursive: true });
  for (const [path, content] of Object.entries(OLD)) writeFileSync(join(root, 'place', path), content);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const OLD = { 'SOURCES.csv': 'old sources', 'tables/a.csv': 'old a', 'tables/b.csv': 'old b' };
const NEW = {
  'SOURCES.csv': 'new sources',
  'tables/a.csv': 'new a',
  'tables/b.csv': 'new b',
  'tables/c.csv': 'new c',
};

function contents(): Record<string, string> {
  const entries = readdirSync(join(root, 'place'), { recursive: true, withFileTypes: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const start = join(root, 'place').length + 1;
  return Object.fromEntries(paths.sort().map((path) => [path.slice(start), readFileSync(path, 'utf8')]));
}

/** The disk, on which everything stops or fails from the given change on. */
function failingFiles(changes: number, isKilled: boolean): Files {
  const files = nodeFiles(root);
  let left = changes;
  const step =
    <Args extends unknown[]>(work: (...args: Args) => Promise<void>) =>
    (...args: Args): Promise<void> => {
      left -= 1;
      // A kill stops everything after it, too; a full disk may only fail once.
      const isBroken = isKilled ? left < 0 : left === -1;
      return isBroken ? Promise.reject(new Error('the disk is full')) : work(...args);
    };
  return {
    ...files,
    write: step((path: string, content: string | Uint8Array) => files.write(path, content)),
    copy: step((from: string, to: string) => files.copy(from, to)),
    replace: step((path: string, content: string | Uint8Array) => files.replace(path, content)),
    rename: step((from: string, to: string) => files.rename(from, to)),
    remove: step((path: string) => files.remove(path)),
    flush: step((path: string) => files.flush(path)),
  };
}

const replace = (files: Files): Promise<ReadonlySet<string>> =>
  replaceFiles(files, 'place', new Map(Object.entries(NEW)));

test('a set of files is replaced as a whole and nothing is left beside it', async () => {
  expect([...(await replace(nodeFiles(root)))]).toEqual(Object.keys(NEW));
  expect(contents()).toEqual(NEW);
  expect([...(await replace(nodeFiles(root)))]).toEqual([]);
});

test('an import killed at any change is taken back by the next command, or was already whole', async () => {
  let [old, whole] = [0, 0];
  for (let changes = 0; changes < 40; changes += 1) {
    rmSync(join(root, 'place'), { recursive: true });
    mkdirSync(join(root, 'place/tables'), { recursive: true });
    for (const [path, content] of Object.entries(OLD)) writeFileSync(join(root, 'place', path), content);
    await replace(failingFiles(changes, true)).catch(() => undefined);
    await undoInterruptedImport(nodeFiles(root), 'place');
    const found = contents();
    if (found['SOURCES.csv'] === 'old sources') old += 1;
    else whole += 1;
    expect(found).toEqual(found['SOURCES.csv'] === 'old sources' ? OLD : NEW);
  }
  expect(old).toBeGreaterThan(10);
  expect(whole).toBeGreaterThan(5);
});

test('what a kill left while an import was taken back is removed, too', async () => {
  const left = join(root, 'place/tables/a.csv.aside-4711-1');
  writeFileSync(left, 'half of');
  await undoInterruptedImport(nodeFiles(root), 'place');
  expect(contents()).toEqual(OLD);
});

test('one failed change in the middle takes the whole set back at once', async () => {
  // 3 removals, 4 files, flush, list, 3 copies, flush, rename, then the first two of four renames.
  await expect(replace(failingFiles(16, false))).rejects.toThrow('the disk is full');
  expect(contents()).toEqual(OLD);
});

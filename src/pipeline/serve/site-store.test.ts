import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nodeFiles } from '../node-files.ts';
import { assembleSite } from '../site/assemble.ts';
import { publishSite } from '../site/pointer.ts';
import { SiteStore } from './site-store.ts';

const root = mkdtempSync(join(tmpdir(), 'evenground-store-'));
const files = nodeFiles(root);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const log = { out: () => undefined, info: () => undefined, warn: () => undefined };

async function publish(text: string): Promise<string> {
  await files.write('in/index.html', text);
  const effects = { files, clock: { now: () => new Date(0) }, log, settings: {} };
  const name = await assembleSite(effects, [{ path: 'index.html', from: 'in/index.html' }]);
  await publishSite(files, name);
  return name;
}

test('a pointer that could not be followed once is tried again, a second later, and told once', async () => {
  let isFailing = false;
  let now = 0;
  let reads = 0;
  const faults: string[] = [];
  const flaky: typeof files = {
    ...files,
    readText: (path) => {
      reads += 1;
      return isFailing ? Promise.reject(new Error('EMFILE')) : files.readText(path);
    },
    read: (path) => {
      reads += 1;
      return isFailing ? Promise.reject(new Error('EMFILE')) : files.read(path);
    },
  };
  const store = new SiteStore(
    flaky,
    (code) => faults.push(code),
    () => now,
  );
  const first = await publish('one');
  expect((await store.current())?.name).toBe(first);
  const second = await publish('two');
  isFailing = true;
  expect((await store.current())?.name).toBe(first);
  const tried = reads;
  now = 999;
  expect((await store.current())?.name).toBe(first);
  expect(reads).toBe(tried);
  now = 1000;
  expect((await store.current())?.name).toBe(first);
  expect(reads).toBeGreaterThan(tried);
  isFailing = false;
  now = 2000;
  expect((await store.current())?.name).toBe(second);
  expect(faults).toEqual(['pointer-damaged']);
  const after = reads;
  now = 9000;
  expect((await store.current())?.name).toBe(second);
  expect(reads).toBe(after);
});

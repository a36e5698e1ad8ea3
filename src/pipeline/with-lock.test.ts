import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildEdition } from './build.ts';
import type { Effects } from './effects.ts';
import { importPlace } from './import/import.ts';
import { nodeFiles } from './node-files.ts';
import { placeLock, withLock } from './with-lock.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evenground-lock-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const { path } = placeLock('connecticut');
const lockFile = (): string => join(root, path);
const work = (): Promise<string> =>
  withLock(nodeFiles(root), placeLock('connecticut'), () => Promise.resolve('done'));

function writeLock(text: string): void {
  mkdirSync(join(root, 'var/locks'), { recursive: true });
  writeFileSync(lockFile(), text);
}

function effects(): Effects {
  const silent = (): void => undefined;
  const log = { out: silent, info: silent, warn: silent };
  return { files: nodeFiles(root), clock: { now: () => new Date(0) }, log, settings: {} };
}

test('a second build or import of a place is refused and names the process and since when it works', async () => {
  cpSync('places', join(root, 'places'), { recursive: true });
  // A live process that is not ours: the one that started the tests.
  writeLock(`pid ${process.ppid} began ${await beganOf(process.ppid)} on ${hostname()}\n`);
  const since = new Date('2026-11-25T08:30:00Z');
  utimesSync(lockFile(), since, since);
  const told = {
    code: 'locked',
    message: `only one command at a time may change or build the place connecticut: process ${process.ppid} is at work there since 2026-11-25T08:30:00.000Z`,
    details: { file: path, value: String(process.ppid), exitCode: 4 },
  };
  const request = { place: 'connecticut', effects: effects() };
  await expect(buildEdition({ ...request, edition: '2014-published' })).rejects.toMatchObject(told);
  await expect(importPlace({ ...request, from: root })).rejects.toMatchObject(told);
  expect(existsSync(join(root, 'var/editions'))).toBe(false);
});

async function beganOf(pid: number): Promise<string> {
  try {
    const text = await nodeFiles('/').readText(`/proc/${pid}/stat`);
    return text.split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

test('two in one process wait for nobody either, and the lock is given back', async () => {
  const files = nodeFiles(root);
  const inside = await withLock(files, placeLock('connecticut'), () =>
    work().catch((error: unknown) => error),
  );
  expect(inside).toMatchObject({ code: 'locked' });
  expect(await work()).toBe('done');
  await expect(
    withLock(files, placeLock('connecticut'), () => Promise.reject(new Error('no luck'))),
  ).rejects.toThrow('no luck');
  expect(await work()).toBe('done');
  expect(readdirSync(join(root, 'var/locks'))).toEqual([]);
});

test('the lock of a process that was killed is taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const pid = child.pid ?? 0;
  writeLock(`pid ${pid} began ${await beganOf(pid)} on ${hostname()}\n`);
  await expect(work()).rejects.toMatchObject({ code: 'locked' });
  const ended = new Promise((done) => child.on('exit', done));
  child.kill('SIGKILL');
  await ended;
  expect(await work()).toBe('done');
  expect(readdirSync(join(root, 'var/locks'))).toEqual([]);
});

test('a number that another process has now, and a torn text, do not hold a lock', async () => {
  writeLock(`pid ${process.ppid} began 1 on ${hostname()}\n`);
  if (existsSync('/proc/self/stat')) expect(await work()).toBe('done');
  writeLock('pi');
  writeFileSync(`${lockFile()}.4194999-1`, 'pid 4194999');
  expect(await work()).toBe('done');
  expect(readdirSync(join(root, 'var/locks'))).toEqual([]);
});

test('a lock of another machine on the same disk counts until it is removed', async () => {
  writeLock('pid 1 began 1 on another-machine\n');
  await expect(work()).rejects.toThrow('process 1 on another-machine is at work there');
});

test('of many that start at once one works at a time', async () => {
  writeLock('pid 999999999 began 1 on nowhere');
  let [inside, most, done] = [0, 0, 0];
  const once = async (): Promise<void> => {
    await withLock(nodeFiles(root), placeLock('connecticut'), async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((later) => setTimeout(later, 1));
      inside -= 1;
      done += 1;
    });
  };
  await Promise.allSettled(Array.from({ length: 20 }, once));
  expect(most).toBe(1);
  expect(done).toBeGreaterThan(0);
});

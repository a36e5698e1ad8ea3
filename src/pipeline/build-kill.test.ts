import { execFile, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Manifest } from '#artifacts/manifest.ts';
import { sha256 } from './sha256.ts';

// npm run prove:crash kills 200 times.
const KILLS = Number.parseInt(process.env.EVENGROUND_KILLS ?? '25', 10);
const run = promisify(execFile);
const root = mkdtempSync(join(tmpdir(), 'evenground-kill-'));
const home = join(root, 'var/editions/connecticut/2014-published');
const COMMAND = ['bin/evenground.js', 'build', '--place', 'connecticut', '--edition', '2014-published'];

beforeAll(async () => {
  for (const part of [
    'bin',
    'src',
    'places',
    'package.json',
    'package-lock.json',
    'vite.config.ts',
    'svelte.config.js',
    'tsconfig.json',
  ]) {
    if (existsSync(part)) cpSync(part, join(root, part), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  await run('node', COMMAND, { cwd: root });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Fractions 0…1 that are the same in every run. */
function fractions(count: number): number[] {
  let state = 20141123;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  });
}

function damageOfServed(): string[] {
  const folder = join(home, readFileSync(join(home, 'current'), 'utf8').trim());
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  return manifest.files
    .filter(({ path, sha256: wanted }) => sha256(readFileSync(join(folder, path))) !== wanted)
    .map(({ path }) => path);
}

/** Makes the next build differ from the served one. */
function changeConfig(round: number): void {
  const path = join(root, 'places/connecticut/editions/2014-published.yaml');
  const text = readFileSync('places/connecticut/editions/2014-published.yaml', 'utf8');
  writeFileSync(path, `${text}\n# round ${round}\n`);
}

function killAfter(milliseconds: number): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn('node', COMMAND, { cwd: root, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('exit', (_code, signal) => {
      clearTimeout(timer);
      done(signal === 'SIGKILL');
    });
  });
}

test(
  `a build killed ${KILLS} times at any point leaves the served edition whole, and the next build works`,
  async () => {
    const before = Date.now();
    changeConfig(0);
    await run('node', COMMAND, { cwd: root });
    const whole = Date.now() - before;
    let killed = 0;
    for (const [round, fraction] of fractions(KILLS).entries()) {
      changeConfig(round + 1);
      // the second half of a build is where it reads, computes and writes; the first is mostly Node's own start
      if (await killAfter(whole * (0.4 + 0.6 * fraction))) killed += 1;
      expect(damageOfServed()).toEqual([]);
    }
    expect(killed).toBeGreaterThan(KILLS / 2);
    changeConfig(-1);
    await run('node', COMMAND, { cwd: root });
    expect(damageOfServed()).toEqual([]);
    expect(readdirSync(home).filter((name) => name.includes('.aside-'))).toEqual([]);
  },
  KILLS * 12_000,
);

test('a second build writes nothing and gives the same folder', async () => {
  const first = readFileSync(join(home, 'current'), 'utf8');
  const { stdout } = await run('node', COMMAND, { cwd: root });
  expect(stdout).toMatch(/^same/);
  expect(readFileSync(join(home, 'current'), 'utf8')).toBe(first);
});

test('the bytes do not depend on time zone or language', async () => {
  const first = readFileSync(join(home, 'current'), 'utf8');
  rmSync(home, { recursive: true });
  await run('node', COMMAND, {
    cwd: root,
    env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  });
  expect(readFileSync(join(home, 'current'), 'utf8')).toBe(first);
});

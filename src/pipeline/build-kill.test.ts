import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
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

// With EVENGROUND_SABOTAGE=torn a served file is cut short, as if a build wrote into its folder: the proof must fail.
function damageOfServed(): string[] {
  const folder = join(home, readFileSync(join(home, 'current'), 'utf8').trim());
  if (process.env.EVENGROUND_SABOTAGE === 'torn') truncateSync(join(folder, 'edition.json'), 100);
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
    let whole = Date.now() - before;
    let killed = 0;
    for (const [round, fraction] of fractions(KILLS).entries()) {
      changeConfig(round + 1);
      // the second half of a build is where it reads, computes and writes; the first is mostly Node's own start
      const start = Date.now();
      if (await killAfter(whole * (0.4 + 0.6 * fraction))) killed += 1;
      // It ended before: builds are faster now than the one that was measured.
      else whole = Math.min(whole, Date.now() - start);
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

/** The place's files and the project in a folder of its own. */
function copyProject(name: string): string {
  const other = join(root, name, 'a folder with blanks');
  for (const part of ['bin', 'src', 'places', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(join(root, part), join(other, part), { recursive: true });
  }
  for (const part of ['vite.config.ts', 'svelte.config.js'])
    if (existsSync(part)) cpSync(part, join(other, part));
  symlinkSync(resolve('node_modules'), join(other, 'node_modules'));
  return other;
}

/** A clock that is years ahead and steps on by itself, for every module of the process. */
const OTHER_DAY = `
const Real = Date;
const ahead = 40 * 365 * 24 * 3600 * 1000;
globalThis.Date = class extends Real {
  constructor(...given) { super(...(given.length === 0 ? [Real.now() + ahead] : given)); }
  static now() { return Real.now() + ahead; }
};
`;

/** Every file of the served edition with its hash. */
function servedFiles(project: string): Record<string, string> {
  const served = join(project, 'var/editions/connecticut/2014-published');
  const folder = join(served, readFileSync(join(served, 'current'), 'utf8').trim());
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    found.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length), sha256(readFileSync(path))];
    }),
  );
}

test('the bytes do not depend on folder, date, time zone or language', async () => {
  await run('node', COMMAND, { cwd: root });
  const other = copyProject('elsewhere');
  writeFileSync(join(other, 'other-day.mjs'), OTHER_DAY);
  // With EVENGROUND_SABOTAGE=input one figure differs: the proof must fail.
  if (process.env.EVENGROUND_SABOTAGE === 'input') {
    const path = join(other, 'places/connecticut/editions/2014-published.yaml');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n# another day\n`);
  }
  for (const part of readdirSync(join(other, 'places/connecticut'), { recursive: true, withFileTypes: true }))
    if (part.isFile()) chmodSync(join(part.parentPath, part.name), 0o444);
  await run('node', ['--import', './other-day.mjs', ...COMMAND], {
    cwd: other,
    env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  });
  expect(servedFiles(other)).toEqual(servedFiles(root));
  expect(Object.keys(servedFiles(root)).length).toBeGreaterThan(5);
}, 120_000);

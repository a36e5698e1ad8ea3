// Shared by the launchers. Only what Node itself brings may be imported here: nothing is installed yet.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const NEEDED_NODE = [20, 19];

/** Tells what goes on now; results go to the other stream. */
export function say(text) {
  process.stderr.write(`\n▸ ${text}\n`);
}

/** Ends the program by the message contract: one line, no stack. */
export function fail(code, what, remedy, exitCode) {
  process.stderr.write(`${code} stop – ${what} – stopped; nothing was changed – ${remedy}\n`);
  process.exit(exitCode);
}

/** Ends with exit code 4 when Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map((part) => Number.parseInt(part, 10));
  if (major > NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor >= NEEDED_NODE[1])) return;
  const needed = NEEDED_NODE.join('.');
  fail('node-version', `this is Node ${process.versions.node}`, `install Node ${needed} or later`, 4);
}

/** Whether the packages of the lock file are in place. */
export function isInstalled() {
  const stamp = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(stamp)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(stamp, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

/** Runs a program with this terminal and returns its exit code. */
export function runProgram(program, args, { env = {}, capture } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: capture ? ['inherit', 'pipe', 'pipe'] : 'inherit',
    });
    if (capture) {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8');
        stream.on('data', capture);
      }
    }
    child.on('error', () => done(127));
    child.on('exit', (code, signal) => done(signal ? 128 : (code ?? 1)));
  });
}

/** Installs the packages of the lock file when they are not there. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  say('installing packages: npm ci');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund'];
  const code = npm?.endsWith('js')
    ? await runProgram(process.execPath, [npm, ...args])
    : await runProgram(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
  if (code !== 0)
    fail(
      'install-failed',
      `"npm ci" ended with code ${code}`,
      'read the lines above; is the package registry reachable?',
      4,
    );
}

function* walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}

/** Changes whenever a source, the lock file or Node changes: name, size and time of each file. */
export function sourceStamp(folders, keep = () => true) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const folder of folders) {
    const start = join(ROOT, folder);
    if (!existsSync(start)) continue;
    const paths = statSync(start).isDirectory() ? walk(start) : [start];
    for (const path of paths) {
      if (!keep(path)) continue;
      const { size, mtimeMs } = statSync(path);
      hash.update(`${relative(ROOT, path)}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run as runCommand } from '#cli/main.ts';
import { reportFailure } from '#cli/report.ts';
import { formatProblem, Problem } from '#core/problem.ts';
import type { Effects, Files } from '#pipeline/effects.ts';
import { openRawFolder } from '#pipeline/import/raw-files.ts';
import { nodeFiles } from '#pipeline/node-files.ts';
import { serveSite, type Serving } from '#pipeline/serve/server.ts';
import { assembleSite } from '#pipeline/site/assemble.ts';
import { publishSite } from '#pipeline/site/pointer.ts';
import type { Source } from '#sources/source.ts';
import type { Table } from '#tables/table.ts';
import { writeTable } from '#tables/write-table.ts';
import type { Met, Run, World } from './case.ts';
import { rawFiles } from './mini-state.ts';
import { runApart } from './run-apart.ts';

/** A world in which cases run one after the other. */
export interface OpenWorld extends World {
  run(what: Run, heavy: boolean): Promise<Met>;
  /** Takes back what was planted; names what else is not as before. */
  restore(): string[];
  /** What the served site answers: status and tag of its start page. */
  served(): Promise<string>;
  close(): Promise<void>;
}

const PUBLISHED = '<!doctype html><title>Published</title>';

/** Files below a folder, by path from the root. */
function filesBelow(root: string, folder: string): Map<string, string> {
  const found = new Map<string, string>();
  if (!existsSync(join(root, folder))) return found;
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found.set(path.slice(root.length + 1), readFileSync(path, 'latin1'));
  }
  return found;
}

/** Every file of the place and of what is built, with its bytes. */
export function snapshot(root: string): Map<string, string> {
  return new Map(['places', 'var'].flatMap((folder) => [...filesBelow(root, folder)]));
}

/** Paths whose text differs, with the new text ("" where the file is gone). */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Map<string, string> {
  const changed = new Map<string, string>();
  for (const [path, text] of after) if (before.get(path) !== text) changed.set(path, text);
  for (const path of before.keys()) if (!after.has(path)) changed.set(path, '');
  return changed;
}

/** The publishers' folder can only be read, whoever runs the proof. */
function readOnlySource(files: Files): Files {
  const guard = (path: string): string => {
    if (!path.startsWith('raw/')) return path;
    throw new Problem('disk-read-only', 'the disk can only be read', { file: path, exitCode: 4 });
  };
  return {
    ...files,
    write: (path, content) => files.write(guard(path), content),
    replace: (path, content) => files.replace(guard(path), content),
    copy: (from, to) => files.copy(from, guard(to)),
    rename: (from, to) => files.rename(guard(from), guard(to)),
    remove: (path) => files.remove(guard(path)),
    lock: (path, what) => files.lock(guard(path), what),
  };
}

function effectsIn(root: string): { effects: Effects; out: string[]; err: string[] } {
  const [out, err]: [string[], string[]] = [[], []];
  const log = {
    out: (text: string) => void out.push(text),
    info: (text: string) => void err.push(text),
    warn: (text: string) => void err.push(text),
  };
  const clock = { now: () => new Date('2026-11-25T12:00:00Z') };
  return { effects: { files: readOnlySource(nodeFiles(root)), clock, log, settings: {} }, out, err };
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && 'rowCount' in value && 'columns' in value;
}

/** The reader of one publisher's file, as an import calls it. */
async function readOne(source: Source<unknown>, { files, log }: Effects): Promise<number> {
  const raw = openRawFolder(files, 'raw');
  const read = await raw.read(source);
  try {
    raw.log.throwIfStopped();
  } catch (error) {
    return reportFailure(error, log, { json: false, debug: false });
  }
  raw.log.problems.forEach((problem) => log.warn(formatProblem(problem)));
  const value = read?.value;
  log.out(isTable(value) ? writeTable(value) : JSON.stringify(value));
  return 0;
}

const linesOf = (texts: readonly string[]): string[] => texts.join('\n').split('\n');

async function runHere(root: string, what: Exclude<Run, (...all: never[]) => unknown>): Promise<Met> {
  const before = snapshot(root);
  const { effects, out, err } = effectsIn(root);
  const start = process.cpuUsage();
  const exitCode = 'source' in what ? await readOne(what.source, effects) : await runCommand(what, effects);
  process.exitCode = 0;
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  const changed = differences(before, snapshot(root));
  return { exitCode, lines: linesOf(err), out: out.join('\n'), changed, milliseconds };
}

/** Over a connection of its own: a kept one may be closed while a heavy case holds this process. */
function ask(url: string): Promise<Pick<IncomingMessage, 'statusCode' | 'headers'> & { text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ statusCode: answer.statusCode, headers: answer.headers, text }));
      answer.on('error', reject);
    }).on('error', reject);
  });
}

async function publish(files: Files, effects: Effects): Promise<void> {
  await files.write('in/index.html', PUBLISHED);
  await publishSite(files, await assembleSite(effects, [{ path: 'index.html', from: 'in/index.html' }]));
}

/** A project with one small place, built and published, and the publishers' files beside it. */
export async function openWorld(): Promise<OpenWorld> {
  const root = mkdtempSync(join(tmpdir(), 'evenground-inputs-'));
  for (const [path, content] of Object.entries(rawFiles())) {
    mkdirSync(dirname(join(root, 'raw', path)), { recursive: true });
    writeFileSync(join(root, 'raw', path), content);
  }
  for (const folder of ['templates', 'recipes']) cpSync(folder, join(root, folder), { recursive: true });
  const { effects, err } = effectsIn(root);
  if ((await runCommand(['init', 'RI', '--from', 'raw'], effects)) !== 0) throw new Error(err.join('\n'));
  await publish(effects.files, effects);
  const serving: Serving = await serveSite(effects.files, {
    host: '127.0.0.1',
    port: 0,
    log: () => undefined,
  });
  const answer = await ask(serving.url);
  if (answer.statusCode !== 200) throw new Error(`the site is not served: ${answer.text}`);
  const good = snapshot(root);
  const planted = new Map<string, Uint8Array | undefined>();

  function plant(path: string, content: string | Uint8Array | undefined): void {
    const at = join(root, path);
    if (!planted.has(path)) planted.set(path, existsSync(at) ? readFileSync(at) : undefined);
    rmSync(at, { recursive: true, force: true });
    if (content === undefined) return;
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, content);
  }
  const text = (path: string): string => readFileSync(join(root, path), 'utf8');
  function edit(path: string, change: (text: string) => string): void {
    const [before, after] = [text(path), change(text(path))];
    if (before === after) throw new Error(`the case changes nothing in ${path}`);
    plant(path, after);
  }
  function restore(): string[] {
    for (const [path, content] of [...planted].reverse()) {
      rmSync(join(root, path), { recursive: true, force: true });
      if (content !== undefined) writeFileSync(join(root, path), content);
    }
    planted.clear();
    const strays = [...differences(good, snapshot(root)).keys()];
    for (const path of strays) {
      rmSync(join(root, path), { recursive: true, force: true });
      const content = good.get(path);
      if (content !== undefined) writeFileSync(join(root, path), content, 'latin1');
    }
    return strays;
  }
  const world: World = { root, plant, edit, text };
  return {
    ...world,
    restore,
    run(what, heavy) {
      if (typeof what === 'function') return what(world, (args) => runHere(root, args));
      return heavy && !('source' in what) ? runApart(root, what, snapshot, differences) : runHere(root, what);
    },
    async served() {
      const { statusCode = 0, headers, text } = await ask(serving.url);
      return `${statusCode} ${headers.etag ?? ''} ${text}`;
    },
    async close() {
      await serving.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

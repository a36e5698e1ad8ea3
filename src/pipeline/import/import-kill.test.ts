import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeFiles } from '../node-files.ts';
import { undoInterruptedImport } from './replace-files.ts';

// npm run prove:crash kills 200 times.
const KILLS = Number.parseInt(process.env.EVENGROUND_KILLS ?? '25', 10);
// With EVENGROUND_SABOTAGE=undo an interrupted import is not taken back: the proof must fail.
const IS_SABOTAGED = process.env.EVENGROUND_SABOTAGE === 'undo';
const takeBack = (): Promise<boolean> =>
  IS_SABOTAGED ? Promise.resolve(false) : undoInterruptedImport(nodeFiles(root), PLACE);
const PLACE = 'places/connecticut';
const root = mkdtempSync(join(tmpdir(), 'evenground-import-kill-'));

// The last step of an import over and over: every table gets the number of the round in place of the one before.
const CHILD = `
import { nodeFiles, replaceFiles } from './replace.js';
import { readFileSync } from 'node:fs';
const [, , texts, root, first] = process.argv;
const old = Object.entries(JSON.parse(readFileSync(texts, 'utf8')));
process.stdout.write('at work');
for (let round = Number(first) + 1; ; round += 1) {
  const set = new Map(old.map(([path, text]) => [path, text + round]));
  await replaceFiles(nodeFiles(root), '${PLACE}', set);
  process.stdout.write('done');
}
`;

const paths = [
  'SOURCES.csv',
  ...['tables', 'boundaries'].flatMap((one) => readdirSync(join(PLACE, one)).map((name) => `${one}/${name}`)),
];
const texts = Object.fromEntries(
  paths.map((path) => [path, `${readFileSync(join(PLACE, path), 'utf8')}round `]),
);

beforeAll(async () => {
  const entry = join(root, 'entry.ts');
  const parts = ['src/pipeline/import/replace-files.ts', 'src/pipeline/node-files.ts'];
  writeFileSync(entry, parts.map((part) => `export * from '${resolve(part)}';\n`).join(''));
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '#core': resolve('src/core') } },
    build: {
      ssr: entry,
      outDir: join(root, 'bundle'),
      rollupOptions: { output: { entryFileNames: 'replace.js' } },
    },
  });
  writeFileSync(join(root, 'bundle/package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'bundle/child.js'), CHILD);
  writeFileSync(join(root, 'texts.json'), JSON.stringify(texts));
  cpSync(PLACE, join(root, PLACE), { recursive: true });
  for (const path of paths) writeFileSync(join(root, PLACE, path), `${texts[path] ?? ''}0`);
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

/** What the process complained of before it was killed. */
function killAfter(milliseconds: number, round: number): Promise<string> {
  return new Promise((done) => {
    const args = [join(root, 'bundle/child.js'), join(root, 'texts.json'), root, String(round)];
    const child = spawn(process.execPath, args);
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
    child.on('exit', (_code, signal) => done(said || (signal === 'SIGKILL' ? '' : 'it ended by itself')));
  });
}

/** Time from the start of its work until the process had replaced all tables once: the machine's own pace. */
function timeOneRound(): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [
      join(root, 'bundle/child.js'),
      join(root, 'texts.json'),
      root,
      '0',
    ]);
    let since = 0;
    child.stdout.on('data', (text: Buffer) => {
      if (since === 0) since = performance.now();
      if (text.toString().includes('done')) child.kill('SIGKILL');
    });
    child.on('exit', () => done(performance.now() - since));
  });
}

/** The rounds that the tables of the place are of; a table that is of none is told by its name. */
function roundsOf(): string[] {
  const found = paths.map((path) => {
    const [text, wanted] = [readFileSync(join(root, PLACE, path), 'utf8'), texts[path] ?? ''];
    return text.startsWith(wanted) && /^\d+$/.test(text.slice(wanted.length))
      ? text.slice(wanted.length)
      : `torn ${path}`;
  });
  return [...new Set(found)];
}

test(
  `after an import was killed ${KILLS} times, all tables are of one round and nothing lies beside them`,
  async () => {
    let [mixed, takenBack, round] = [0, 0, 0];
    const longest = 2.5 * (await timeOneRound());
    await undoInterruptedImport(nodeFiles(root), PLACE);
    for (const fraction of fractions(KILLS)) {
      expect(await killAfter(longest * fraction, round)).toBe('');
      if (roundsOf().length > 1) mixed += 1;
      if (await takeBack()) takenBack += 1;
      const rounds = roundsOf();
      expect(rounds).toEqual([expect.stringMatching(/^\d+$/)]);
      round = Math.max(round, Number(rounds[0]));
      expect(readdirSync(join(root, PLACE)).filter((name) => /\.import|\.aside/.test(name))).toEqual([]);
    }
    // The proof is empty unless some kills fell between two renames.
    expect(takenBack).toBeGreaterThan(0);
    expect(round).toBeGreaterThan(0);
    expect(mixed).toBeGreaterThan(0);
  },
  240_000 + KILLS * 12_000,
);

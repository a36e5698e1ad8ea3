import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Problems } from '#core/problem.ts';
import type { Effects } from '../effects.ts';
import { nodeFiles } from '../node-files.ts';
import { importPlace } from './import.ts';

const RAW = process.env.EVENGROUND_RAW;
const WITHOUT_RAW = RAW === undefined;
const NOTE = WITHOUT_RAW ? ' (not run: EVENGROUND_RAW names no folder of raw files)' : '';
const PLACE = 'places/connecticut';
// A whole import clips every tract against water, public land and districts: minutes on a busy machine.
const IMPORT_MS = 1_200_000;

const folders: string[] = [];

function makeRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'evenground-import-'));
  folders.push(root);
  return root;
}

/** A project whose place has its file and nothing else. */
function makeProject(): string {
  const root = makeRoot();
  mkdirSync(join(root, PLACE), { recursive: true });
  cpSync(`${PLACE}/place.yaml`, join(root, PLACE, 'place.yaml'));
  return root;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function effectsIn(root: string): Effects {
  const silent = (): void => undefined;
  return {
    files: nodeFiles(root),
    clock: { now: () => new Date(0) },
    log: { out: silent, info: silent, warn: silent },
    settings: {},
  };
}

/** Every file below a folder with its bytes as text. */
function contentsOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  );
}

async function problemsOf(work: Promise<unknown>): Promise<Problems> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Problems) return error;
    throw error;
  }
  throw new Error('the import went through');
}

/** A copy of the raw folder in which one file is replaced. */
function rawWith(path: string, content: string | Uint8Array): string {
  const folder = makeRoot();
  cpSync(RAW ?? '', folder, { recursive: true, dereference: true });
  rmSync(join(folder, path), { force: true });
  writeFileSync(join(folder, path), content);
  return folder;
}

test.skipIf(WITHOUT_RAW)(
  `a new import gives every committed byte again${NOTE}`,
  { timeout: IMPORT_MS },
  async () => {
    const root = makeProject();
    const report = await importPlace({ place: 'connecticut', from: RAW ?? '', effects: effectsIn(root) });
    const made = contentsOf(join(root, PLACE));
    for (const [path, content] of Object.entries(made)) {
      expect(content === readFileSync(join(PLACE, path), 'latin1'), `${path} is as committed`).toBe(true);
    }
    expect(report.files.every(({ path }) => path in made)).toBe(true);
    const again = await importPlace({ place: 'connecticut', from: RAW ?? '', effects: effectsIn(root) });
    expect(again.files.filter(({ changed }) => changed)).toEqual([]);
  },
);

test.skipIf(WITHOUT_RAW)(
  `a broken raw file leaves the place as it was and is told with its line${NOTE}`,
  { timeout: IMPORT_MS },
  async () => {
    const root = makeRoot();
    cpSync(PLACE, join(root, PLACE), { recursive: true });
    const before = contentsOf(join(root, PLACE));
    const path = 'connecticut/opportunity-2014/index-variables.csv';
    const lines = readFileSync(join(RAW ?? '', path), 'utf8').split('\n');
    const broken = lines.with(9, (lines[9] ?? '').replace(/0\.\d+/, '87.5')).join('\n');
    const { problems } = await problemsOf(
      importPlace({ place: 'connecticut', from: rawWith(path, broken), effects: effectsIn(root) }),
    );
    const stops = problems.filter(({ severity }) => severity === 'stop');
    expect(stops.map(({ code, details }) => [code, details.file, details.line, details.value])).toEqual([
      ['number-range', path, 10, '87.5'],
    ]);
    expect(contentsOf(join(root, PLACE))).toEqual(before);
  },
);

test('an empty raw folder is told file by file, with the address of each', async () => {
  const root = makeProject();
  const { problems } = await problemsOf(
    importPlace({ place: 'connecticut', from: makeRoot(), effects: effectsIn(root) }),
  );
  expect(problems.length).toBeGreaterThan(1);
  for (const { code, details } of problems) {
    expect(code).toBe('raw-absent');
    expect(details.remedy).toContain('https://');
  }
  expect(Object.keys(contentsOf(root))).toEqual([`${PLACE}/place.yaml`]);
});

test('a folder that is not there, and a state whose tracts are not in it, are told', async () => {
  const root = makeProject();
  const request = { place: 'connecticut', from: join(root, 'nothing'), effects: effectsIn(root) };
  await expect(importPlace(request)).rejects.toMatchObject({ code: 'raw-folder', details: { exitCode: 3 } });
  const yaml = readFileSync(`${PLACE}/place.yaml`, 'utf8').replace("'09'", "'44'");
  writeFileSync(join(root, PLACE, 'place.yaml'), yaml);
  const empty = { ...request, from: makeRoot() };
  const { problems } = await problemsOf(importPlace(empty));
  expect(problems.map(({ details }) => details.file)).toEqual([
    'rhode-island/tl_2010_44_tract10.zip',
    'us/us_foodatlas_2019.csv',
    'us/us_tract_dep_index_2018.csv',
    'us/us_tract_race_2010_with_total.csv',
  ]);
});

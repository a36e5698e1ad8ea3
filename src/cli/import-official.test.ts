import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { allocateFairShare } from '#analysis/fair-share/allocate.ts';
import { compileMethod } from '#analysis/fair-share/method.ts';
import { nodeFiles } from '#pipeline/node-files.ts';
import { readLoadedColumns } from '#pipeline/fair-share-columns.ts';
import { numbersOf, textsOf } from '#tables/columns.ts';
import { readNormalizedTable } from '#tables/normalized.ts';
import { run } from './main.ts';

// Files in the publishers' layouts, made here: every town has 100 homes in each class of buildings and 30 + 70 households.
const PLACE = 'places/connecticut';
const table = readNormalizedTable('fair-share-towns', readFileSync(`${PLACE}/tables/fair-share-towns.csv`));
const geoids = textsOf(table, 'town');
const here = process.cwd();
const folders: string[] = [];

afterEach(() => {
  process.chdir(here);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makePlace(): { folder: string; said: string[]; call: (...args: string[]) => Promise<number> } {
  const folder = mkdtempSync(join(tmpdir(), 'evenground-official-'));
  folders.push(folder);
  mkdirSync(join(folder, PLACE, 'tables'), { recursive: true });
  writeFileSync(
    join(folder, PLACE, 'tables/fair-share-towns.csv'),
    readFileSync(join(here, PLACE, 'tables/fair-share-towns.csv')),
  );
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const log = { out: say, info: say, warn: say };
  const effects = { files: nodeFiles(folder), clock: { now: () => new Date(0) }, log, settings: {} };
  return { folder, said, call: (...args) => run(args, effects) };
}

function chas(): string {
  const cells = Array.from({ length: 133 }, (_, i) => `T8_est${i + 1}`);
  const head = ['source', 'sumlevel', 'geoid', 'name', 'st', 'cnty', 'cousub', ...cells];
  const rows = geoids.map((geoid) =>
    ['2017thru2021', '060', `06000US${geoid}`, '"Town, Connecticut"', '09', '001', geoid.slice(-5)]
      .concat(cells.map((name) => (name === 'T8_est10' ? '30' : name === 'T8_est76' ? '70' : '5')))
      .join(','),
  );
  return [head.join(','), ...rows, ''].join('\n');
}

function census(name: string, count: number, valueOf: (number: number) => string): string {
  const cells = Array.from({ length: count }, (_, i) => `${name}_${String(i + 1).padStart(3, '0')}`);
  const head = ['GEO_ID', 'NAME', ...cells.flatMap((cell) => [`${cell}E`, `${cell}M`])];
  const labels = [
    'Geography',
    '"Geographic Area Name"',
    ...cells.flatMap(() => ['"Estimate!!Total:"', '"Margin"']),
  ];
  const rows = geoids.map((geoid) =>
    [
      `0600000US${geoid}`,
      '"Town, County, Connecticut"',
      ...cells.flatMap((_, i) => [valueOf(i + 1), '9']),
    ].join(','),
  );
  const undefinedArea = [
    '0600000US0900100000',
    '"County subdivisions not defined"',
    ...cells.flatMap(() => ['0', '9']),
  ];
  return [head.join(','), labels.join(','), undefinedArea.join(','), ...rows, ''].join('\n');
}

test('once CHAS and B25024 are loaded, the statute and the 2020 model run without stand-ins', async () => {
  const { folder, said, call } = makePlace();
  writeFileSync(join(folder, 'Table8.csv'), chas());
  writeFileSync(
    join(folder, 'B25024.csv'),
    census('B25024', 11, (cell) => (cell === 1 ? '1000' : '100')),
  );
  writeFileSync(
    join(folder, 'B25106.csv'),
    census('B25106', 46, (cell) => String(cell)),
  );
  const options = ['--place', 'connecticut', '--period', '2017–2021'];
  expect(await call('import-official', 'chas-8', 'Table8.csv', ...options)).toBe(0);
  expect(await call('import-official', 'acs-b25024', 'B25024.csv', ...options)).toBe(0);
  expect(await call('import-official', 'acs-b25106', 'B25106.csv', ...options)).toBe(0);
  expect(said).toContain('extremelyLowIncomeSeverelyBurdened: 169 of 169 towns');
  process.chdir(folder);
  const { table: loaded } = readLoadedColumns('connecticut', table);
  process.chdir(here);
  // Two or more units: cells 004 to 009 = 600 of 1,000; three or more: 500. B25106: cells 6 + 28 = 34.
  expect(numbersOf(loaded, 'multifamilyTwoPlus').values[0]).toBe(0.6);
  expect(numbersOf(loaded, 'multifamilyThreePlus').values[0]).toBe(0.5);
  expect(numbersOf(loaded, 'burdenedHouseholdsLoaded').values[0]).toBe(34);
  for (const id of ['connecticut-4-68ii', 'oca-2020-plain', 'oca-2020-weighted']) {
    const file = `${PLACE}/fair-share/${id}.yaml`;
    const { standIns, state, regions } = allocateFairShare(
      compileMethod(readFileSync(file, 'utf8'), file),
      loaded,
    );
    expect([standIns, state]).toEqual([[], 'unverified']);
    // 30 + 70 households in each of 169 towns, not scaled to anything.
    expect(regions.reduce((sum, { need }) => sum + need, 0)).toBeCloseTo(16_900, 6);
  }
});

test('once only B25106 is loaded, its newer households stand in for the need, scaled and labeled as a stand-in', async () => {
  const { folder, call } = makePlace();
  writeFileSync(
    join(folder, 'B25106.csv'),
    census('B25106', 46, (cell) => String(cell)),
  );
  const options = ['--place', 'connecticut', '--period', '2019–2023'];
  expect(await call('import-official', 'acs-b25106', 'B25106.csv', ...options)).toBe(0);
  process.chdir(folder);
  const { table: loaded } = readLoadedColumns('connecticut', table);
  process.chdir(here);
  for (const id of ['connecticut-4-68ii', 'oca-2020-plain', 'oca-2020-weighted']) {
    const file = `${PLACE}/fair-share/${id}.yaml`;
    const method = compileMethod(readFileSync(file, 'utf8'), file);
    const { standIns, state, regions } = allocateFairShare(method, loaded);
    expect(state).toBe('proxy-input');
    expect(standIns.map(({ use }) => use)).toEqual(['burdenedHouseholdsLoaded', 'multifamilyTwoPlus2016']);
    // The same 34 households in each of 169 towns, 24 of them in the merged region: 140,000 · 24 / 169.
    expect(regions.find(({ region }) => region === '09120+09190')?.need).toBeCloseTo(19_881.66, 2);
  }
});

test('a file that lacks a town stops, and nothing is written', async () => {
  const { folder, said, call } = makePlace();
  writeFileSync(join(folder, 'Table8.csv'), chas().split('\n').slice(0, -2).join('\n') + '\n');
  const options = ['--place', 'connecticut', '--period', '2017–2021'];
  expect(await call('import-official', 'chas-8', 'Table8.csv', ...options)).toBe(2);
  expect(said.join(' ')).toContain('row-absent');
});

test('the town table of a study is loaded by one command and feeds the bill; a wrong name is met with its line', async () => {
  const { folder, said, call } = makePlace();
  const names = textsOf(table, 'name');
  writeFileSync(join(folder, 'study.csv'), `town,units\n${names.map((name) => `${name},3496`).join('\n')}\n`);
  const about = [
    '--place',
    'connecticut',
    '--as',
    'stateStudyUnits',
    '--title',
    'Study',
    '--title-es',
    'Estudio',
  ];
  const more = ['--source', 'ECONorthwest', '--period', '2025'];
  expect(await call('import-columns', 'study.csv', ...about, ...more)).toBe(0);
  process.chdir(folder);
  const { table: loaded, loaded: columns } = readLoadedColumns('connecticut', table);
  process.chdir(here);
  expect(columns.map(({ id }) => id)).toEqual(['stateStudyUnits']);
  const file = `${PLACE}/fair-share/hb-5002.yaml`;
  const { towns } = allocateFairShare(compileMethod(readFileSync(file, 'utf8'), file), loaded);
  // Published: 874 is 25 percent of 3,496; 80 percent of 169 towns are 135.
  expect(towns.find(({ name }) => name === 'Greenwich')?.units).toBe(874);
  expect(towns.filter(({ units }) => units === 874)).toHaveLength(135);
  writeFileSync(join(folder, 'bad.csv'), 'town,units\nDarein,5\nAvon,x\nBethel,-1\n');
  expect(await call('import-columns', 'bad.csv', ...about, ...more)).toBe(2);
  expect(said.join('\n')).toMatch(/row-unknown .*bad\.csv:2.*Darien/);
  expect(said.join('\n')).toMatch(/number-form .*bad\.csv:3/);
  expect(said.join('\n')).toMatch(/number-range .*bad\.csv:4/);
});

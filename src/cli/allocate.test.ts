import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { nodeFiles } from '#pipeline/node-files.ts';
import { endQuietly, run } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'evenground-allocate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLACE = 'places/connecticut';
const TABLE = ['--table', `${PLACE}/tables/fair-share-towns.csv`];
const method = (id: string): string => `${PLACE}/fair-share/${id}.yaml`;

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function allocate(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const say = (text: string): void => void lines.push(text);
  const log = { out: say, info: say, warn: say };
  const effects = { files: nodeFiles('.'), clock: { now: () => new Date(0) }, log, settings: {} };
  const code = await run(['allocate', ...args], effects);
  return { code, said: lines.join('\n') };
}

test('a need for a method that has a figure for each town is refused, not passed over', async () => {
  const { code, said } = await allocate(method('ten-percent-rule'), ...TABLE, '--need', '2000');
  expect([code, said]).toEqual([3, expect.stringContaining('need-unused stop "--need" "2000"')]);
});

test('numbers from a given need say that they are a scenario, also as JSON', async () => {
  const { said } = await allocate(method('oca-2020-plain'), ...TABLE, '--need', '2000');
  expect(said).toContain('Scenario: the need is the one given: 2000.');
  const { said: json } = await allocate(method('oca-2020-plain'), ...TABLE, '--need', '2000', '--json');
  expect(JSON.parse(json)).toMatchObject({ given: { need: '2000', replaced: [], namesNotInTable: [] } });
});

test('a column in place of an input is a scenario; its gaps are told of its own file', async () => {
  const path = file('goals.csv', 'town,assistedHomes2023\nAvon,1\n');
  const { code, said } = await allocate(method('ten-percent-rule'), ...TABLE, '--columns', path);
  expect(code).toBe(2);
  expect(said).toContain(`input-missing stop ${path} "assistedHomes2023" – holds no value for Andover`);
  const study = file('study.csv', 'town,stateStudyUnits\nGreenwich,3496\n');
  // 874 is 25 percent of 3,496 (HB 5002, published).
  const bill = await allocate(method('hb-5002'), ...TABLE, '--columns', study);
  expect(bill.said).toContain(`Loaded from ${study}: stateStudyUnits.`);
  expect(bill.said).toContain('Greenwich: 874');
});

test('a name in a list of exemptions that the table does not have is said', async () => {
  const table = file('towns.csv', 'name,region,h,w\nHartford,1,10,1\nAvon,1,10,1\n');
  const yaml = file(
    'm.yaml',
    `format: evenground-allocation/1
id: m
title: { en: M, es: M }
summary: { en: s, es: s }
state: unverified
source: me
name: name
region: region
need: { by: h, state: unverified, source: x }
factors:
  - { id: w, label: { en: W, es: W }, column: w, transform: share, weight: 1, state: unverified, source: x }
exemptions: { vintage: '2019', listed: [Hartfort], source: x }
`,
  );
  expect((await allocate(yaml, '--table', table)).said).toContain('not in the table: Hartfort.');
});

test('a pipe that the reader closed ends the run; any other failure of the output is thrown', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const output = new EventEmitter().on('error', endQuietly);
  output.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  expect(exit).toHaveBeenCalledWith(0);
  expect(() => output.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }))).toThrow('full');
  exit.mockRestore();
});

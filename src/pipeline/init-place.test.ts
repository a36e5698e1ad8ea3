import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findState, STATES } from '#core/state.ts';
import { checkPlaceFiles } from './check-place.ts';
import { computeEdition } from './compute-edition.ts';
import type { Effects } from './effects.ts';
import { initPlace } from './init-place.ts';
import { nodeFiles } from './node-files.ts';
import { listPlaces } from './place-config.ts';

const RAW = process.env.EVENGROUND_RAW;
const NOTE = RAW === undefined ? ' (not run: EVENGROUND_RAW names no folder of raw files)' : '';
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makeProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'evenground-init-'));
  folders.push(root);
  cpSync('templates', join(root, 'templates'), { recursive: true });
  cpSync('places/connecticut', join(root, 'places/connecticut'), { recursive: true });
  return root;
}

function effectsIn(root: string): Effects {
  const log = { out: () => undefined, info: () => undefined, warn: () => undefined };
  return { files: nodeFiles(root), clock: { now: () => new Date(0) }, log, settings: {} };
}

function filesOf(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.sort().map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]));
}

test('there are 50 states, the District of Columbia and Puerto Rico', () => {
  expect(STATES.length).toBe(52);
  expect(new Set(STATES.map(({ fips }) => fips)).size).toBe(52);
  expect(['RI', 'Rhode Island', 'rhode-island', '44'].map((text) => findState(text).fips)).toEqual(
    Array(4).fill('44'),
  );
  expect(() => findState('rhode-iland')).toThrow('is not a state');
});

test.skipIf(RAW === undefined)(
  `init makes the very files of Rhode Island that are in the repository${NOTE}`,
  async () => {
    const root = makeProject();
    const request = { state: 'RI', from: RAW ?? '', effects: effectsIn(root) };
    const { place, built } = await initPlace(request);
    expect([place, built.map(({ edition }) => edition)]).toEqual(['rhode-island', ['2018-national']]);
    expect(filesOf(join(root, 'places/rhode-island'))).toEqual(filesOf('places/rhode-island'));
    await expect(initPlace(request)).rejects.toMatchObject({ code: 'place-there' });
  },
  120_000,
);

test.each(['PR', 'Alaska'])(
  '%s, which the national files lack, is refused before any file is asked for',
  async (state) => {
    const root = makeProject();
    const request = { state, from: root, effects: effectsIn(root) };
    await expect(initPlace(request)).rejects.toMatchObject({
      code: 'state-not-national',
      details: { exitCode: 3, remedy: expect.stringContaining('places/README.md') as string },
    });
    expect(existsSync(join(root, 'places', findState(state).id))).toBe(false);
  },
);

test('a state whose files are absent leaves no folder behind, and other places as they were', async () => {
  const root = makeProject();
  const before = filesOf(join(root, 'places/connecticut'));
  const request = { state: 'vermont', from: root, effects: effectsIn(root) };
  await expect(initPlace(request)).rejects.toMatchObject({
    problems: Array(4).fill({ code: 'raw-absent' }) as unknown[],
  });
  expect(existsSync(join(root, 'places/vermont'))).toBe(false);
  expect(filesOf(join(root, 'places/connecticut'))).toEqual(before);
});

test('Rhode Island: the people of Census 2010, five counties, no towns, levels of equal size', async () => {
  const { edition } = await computeEdition(nodeFiles('.'), 'rhode-island', '2018-national');
  const { tracts, areas } = edition;
  // Census 2010: 1,052,567 people; 244 tracts in TIGER/Line, three of them water without land.
  expect(tracts.geoid.length).toBe(244);
  expect(tracts.population.total.reduce((sum, count) => sum + count, 0)).toBe(1_052_567);
  const kinds = areas.map(({ id }) => id.split(':')[0]);
  expect(kinds).toEqual(['state', ...Array<string>(5).fill('county')]);
  expect(edition.classRanges.map(({ count }) => count)).toEqual([48, 48, 48, 48, 48]);
  expect(tracts.landSquareMeters.filter((land) => land === 0).length).toBe(3);
  // By the atlas's own row: a third of its people live more than a mile from a supermarket.
  const row = tracts.geoid.indexOf('44001030100');
  expect(tracts.indicators['food-store-2019']?.raw[row]).toBe(0);
});

test('the files of every place of the repository are well formed', async () => {
  const places = listPlaces();
  expect(places).toContain('rhode-island');
  for (const place of places) {
    const warnings = await checkPlaceFiles(nodeFiles('.'), place, { now: () => new Date('2026-11-25') });
    expect(warnings, place).toEqual([]);
  }
});

test('no file of a place made from the template assumes another state', () => {
  const foreign =
    /connecticut|hartford|\bCT\b|\bCHRO\b|Open Communities|planning region|región de planificación/i;
  for (const [path, text] of [...filesOf('places/rhode-island'), ...filesOf('templates')]) {
    expect(foreign.exec(text)?.[0], path).toBeUndefined();
  }
});

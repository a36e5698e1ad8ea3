import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Effects } from './effects.ts';
import { buildNation } from './national-build.ts';
import { nodeFiles } from './node-files.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function effectsIn(root: string): Effects {
  const log = { out: () => undefined, info: () => undefined, warn: () => undefined };
  return { files: nodeFiles(root), clock: { now: () => new Date(0) }, log, settings: {} };
}

/** Ten tracts of state 01 (its ids lost their zero in the atlas), ten of 44, and one of 02 that has no figures. */
function makeRaw(root: string): void {
  const rows = ['01', '44'].flatMap((state) => Array.from({ length: 10 }, (_, at) => ({ state, at })));
  const geoid = (state: string, at: number): string => `${state}001${String(100 + at).padStart(6, '0')}`;
  // State 44 is better off by 0.1 in every share, so that norms differ.
  const share = ({ state, at }: (typeof rows)[number]): number => at / 20 + (state === '44' ? 0.1 : 0);
  const write = (file: string, lines: readonly string[]): void => {
    mkdirSync(dirname(join(root, 'raw', file)), { recursive: true });
    writeFileSync(join(root, 'raw', file), `${lines.join('\n')}\n`);
  };
  write('us/us_tract_race_2010_with_total.csv', [
    'geoid,total_pop,nh_white,nh_black,nh_aian,nh_api,nh_other,nh_two_or_more,hispanic',
    ...rows.map(({ state, at }) => `${geoid(state, at)},100,${90 - at},${at},0,0,0,0,10`),
    '02001000100,,5,1,1,1,,1,1',
  ]);
  write('us/us_tract_dep_index_2018.csv', [
    'census_tract_fips,fraction_assisted_income,fraction_high_school_edu,median_income,fraction_no_health_ins,fraction_poverty,fraction_vacant_housing,dep_index',
    ...rows.map((row) => {
      const good = share(row);
      const bad = 0.7 - good;
      return `${geoid(row.state, row.at)},${bad},${good},${30_000 + good * 100_000},${bad},${bad},${bad},0`;
    }),
    '02001000100,NA,NA,NA,NA,NA,NA,NA',
  ]);
  write('us/us_foodatlas_2019.csv', [
    'census_tract,state,county,ohu2010,num_in_group_quarters,pct_in_group_quarters,la_1_10',
    ...rows.map(({ state, at }) => `${geoid(state, at).replace(/^0/, '')},S,C County,40,0,0,${at % 2}`),
  ]);
}

test('two states: quintiles of each under state norms, of both together under national norms', async () => {
  const root = mkdtempSync(join(tmpdir(), 'evenground-nation-'));
  folders.push(root);
  cpSync('templates', join(root, 'templates'), { recursive: true });
  makeRaw(root);
  const report = await buildNation({ from: join(root, 'raw'), effects: effectsIn(root) });
  expect([report.tractCount, report.stateCount, report.leveled, report.tractsWithoutCount]).toEqual([
    21,
    3,
    { nation: 20, state: 20 },
    1,
  ]);
  const lines = readFileSync(join(root, report.folder, 'tracts.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const cells = lines.map((line) => line.split(','));
  const count = (column: number, state: string, level: string): number =>
    cells.filter((cell) => cell[1] === state && cell[column] === level).length;
  // By hand: ten tracts in five classes of two; twenty tracts in five classes of four.
  expect(['01', '44'].map((state) => count(5, state, 'very-low'))).toEqual([2, 2]);
  expect(count(3, '01', 'very-low') + count(3, '44', 'very-low')).toBe(4);
  expect(count(3, '01', 'very-low')).toBeGreaterThan(count(3, '44', 'very-low'));
  expect(cells.find(([geoid]) => geoid === '02001000100')).toEqual(['02001000100', '02', '', '', '', '']);
  const residence = readFileSync(join(root, report.folder, 'residence-by-state.csv'), 'utf8');
  // No count of "other" in the file: no figure, not 0; White is counted, in "not enough data".
  expect(residence).toContain('nation,02,peopleOfColor,,,,,,,,,1\n');
  expect(residence).toContain('nation,02,white,5,0,0,0,0,0,1,0,0\n');
  // By hand: 0 + 1 + … + 9 = 45 Black residents in each state, 10 × 10 Latino ones.
  expect(residence).toMatch(/state,44,black,45,/);
  expect(residence).toMatch(/state,44,latino,100,0.2,0.2,0.2,0.2,0.2,0,0.4,0/);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Problem, Problems } from '#core/problem.ts';
import type { Effects } from './effects.ts';
import { type BlockRequest, importBlocks } from './import-blocks.ts';
import { nodeFiles } from './node-files.ts';
import { readDistricts } from './read-districts.ts';
import { openPlace, readSources } from './read-place.ts';

// A synthetic state: two tracts, two House districts, six blocks in the layouts of the Census Bureau.
const root = mkdtempSync(join(tmpdir(), 'evenground-blocks-'));
const files = nodeFiles(root);
const quiet = (): undefined => undefined;
const effects: Effects = {
  files,
  clock: { now: () => new Date(0) },
  log: { out: quiet, info: quiet, warn: quiet },
  settings: {},
};
afterAll(() => rmSync(root, { recursive: true, force: true }));

const put = (path: string, lines: readonly string[]): string => {
  writeFileSync(join(root, path), `${lines.join('\n')}\n`);
  return path;
};

mkdirSync(join(root, 'places/elsewhere/tables'), { recursive: true });
const table = (name: string, lines: readonly string[]): string =>
  put(`places/elsewhere/tables/${name}.csv`, lines);
const TRACT_HEAD = 'geoid,name,county,town,landSquareMeters,waterSquareMeters,longitude,latitude';
// Tract 000100 has the code of a planning region now, as in Connecticut.
table('tracts-2020', [
  `${TRACT_HEAD},formerGeoid`,
  '09110000100,1,09003,0900337000,10,0,-72.7,41.6,09003000100',
  '09003000200,2,09003,0900337000,10,0,-72.7,41.6,09003000200',
]);
table('tracts-2010', [
  TRACT_HEAD,
  '09003000100,1,09003,0900337000,10,0,-72.7,41.6',
  '09003000200,2,09003,0900337000,10,0,-72.7,41.6',
]);
table('districts', [
  'kind,id,name,slug,squareKilometers,longitude,latitude',
  'house,001,House District 1,1,1,-72.7,41.6',
  'house,002,House District 2,2,1,-72.7,41.6',
]);
const overlaps = (first: string): string[] => [
  'tract,area,share',
  `${first},house:001,0.75`,
  `${first},house:002,0.25`,
  '09003000200,house:002,1',
];
table('tract-area-overlap-2020', overlaps('09110000100'));
table('tract-area-overlap-2010', overlaps('09003000100'));
put('places/elsewhere/SOURCES.csv', [
  'table,title,publisher,period,vintage,license,url,rowCount,total,rawFiles',
  'tables/districts.csv,t,p,2022,v,l,u,2,,f=0',
  'tables/tract-area-overlap-2020.csv,t,p,2022,v,l,u,3,,f=0',
  'tables/tract-area-overlap-2010.csv,t,p,2022,v,l,u,3,,f=0',
]);

const EQUIVALENCY = [
  'GEOID,SLDLST',
  '090030001001000,001',
  '090030001001001,001',
  '090030001001002,002',
  '090030001001003,ZZZ',
  '090030002001000,002',
  '090030002001001,002',
];
const P1 = [
  'GEO_ID,NAME,P1_001N,P1_002N',
  'Geography,Geographic Area Name,!!Total:,!!Total:!!Population of one race:',
  '1000000US090030001001000,"Block 1000, Block Group 1",40,40',
  '1000000US090030001001001,"Block 1001, Block Group 1",30,30',
  '1000000US090030001001002,"Block 1002, Block Group 1",29,29',
  '1000000US090030001001003,"Block 1003, Block Group 1",1,1',
  '1000000US090030002001000,"Block 1000, Block Group 1",0,0',
  '1000000US090030002001001,"Block 1001, Block Group 1",0,0',
];
const request: BlockRequest = {
  ...{ place: 'elsewhere', kind: 'house', census: '2020', tracts: '2020', effects },
  districts: put('09_CT_SLDL22.txt', EQUIVALENCY),
  people: put('P1.csv', P1),
};

async function districts(year: string) {
  const place = openPlace(files, 'elsewhere');
  const read = await readDistricts(place, `tables/tract-area-overlap-${year}.csv`, await readSources(place));
  place.log.throwIfStopped();
  return { counts: read.blockCounts, tracts: read.districts.map(({ tracts }) => tracts) };
}

async function codesOf(changed: Partial<BlockRequest>): Promise<string[]> {
  const error: unknown = await importBlocks({ ...request, ...changed }).then(
    () => expect.unreachable(),
    (thrown: unknown) => thrown,
  );
  const problems = error instanceof Problems ? error.problems : error instanceof Problem ? [error] : [];
  // The message contract: a place (file or option), what to do, and the value met, which an empty file has not.
  // What was repaired asks nothing of the reader.
  for (const { code, details } of problems.filter(({ severity }) => severity !== 'repair')) {
    expect([details.file ?? details.columnName, details.remedy]).not.toContain(undefined);
    if (code.startsWith('block')) expect(details.value).not.toBe('');
  }
  return problems.map(({ code }) => code);
}

test('without block counts a tract is shared by land', async () => {
  const { counts, tracts } = await districts('2020');
  expect(counts).toEqual([]);
  expect(tracts[0]).toEqual([['09110000100', 0.75]]);
});

test('once they are loaded it is shared by people, and by land where blocks count nobody', async () => {
  const { counts, otherThanLand } = await importBlocks(request);
  // By hand: 40 + 30 in district 1, 29 in district 2, 1 in none; land would place 75 and 25.
  expect(counts.rows).toEqual([
    ['09110000100', '', 1],
    ['09110000100', 'house:001', 70],
    ['09110000100', 'house:002', 29],
  ]);
  // Agreed on: 70 of district 1, 25 of district 2, 0 of none.
  expect(otherThanLand).toBeCloseTo(0.05, 12);
  const read = await districts('2020');
  expect(read.tracts).toEqual([
    [['09110000100', 0.7]],
    [
      ['09003000200', 1],
      ['09110000100', 0.29],
    ],
  ]);
  expect(read.counts[0]?.files.map(({ name }) => name)).toEqual(['09_CT_SLDL22.txt', 'P1.csv']);
});

test('the assignment file of 2020, with bars between its cells, says the same', async () => {
  const bars = EQUIVALENCY.map((line) => line.replace('GEOID,SLDLST', 'BLOCKID|DISTRICT').replace(',', '|'));
  const { counts } = await importBlocks({ ...request, districts: put('BlockAssign.txt', bars) });
  expect(counts.rows).toHaveLength(3);
});

const RELATIONSHIP = [
  'STATE_2010|COUNTY_2010|TRACT_2010|BLK_2010|STATE_2020|COUNTY_2020|TRACT_2020|BLK_2020|AREALAND_INT|AREAWATER_INT',
  '09|003|000100|1000|09|003|000100|1000|500|0',
  // Half of block 1001 lay in tract 2 in 2010.
  '09|003|000100|1001|09|003|000100|1001|200|0',
  '09|003|000200|1001|09|003|000100|1001|200|0',
  '09|003|000100|1002|09|003|000100|1002|100|0',
  '09|003|000100|1003|09|003|000100|1003|100|0',
  '09|003|000200|1000|09|003|000200|1000|0|70',
  '09|003|000200|1001|09|003|000200|1001|300|0',
];

test('blocks of 2020 go over to tracts of 2010 by the land they have in common', async () => {
  // Tract 2 of 2010 then has the 15 people of half a block, all in district 1: the land of its shapes says district 2.
  const lines = ['tract,area,share', '09003000100,house:001,0.65', '09003000100,house:002,0.35'];
  table('tract-area-overlap-2010', [...lines, '09003000200,house:001,1']);
  const relationship = put('tab2010_tab2020_st09_ct.txt', RELATIONSHIP);
  const { counts } = await importBlocks({ ...request, tracts: '2010', relationship });
  expect(counts.rows).toEqual([
    ['09003000100', '', 1],
    ['09003000100', 'house:001', 55],
    ['09003000100', 'house:002', 29],
    ['09003000200', 'house:001', 15],
  ]);
});

test('each bad file is refused with place, value and remedy, and nothing is written', async () => {
  const before = await files.readText('places/elsewhere/blocks/house-tracts-2020.json');
  const edit = (name: string, lines: readonly string[], from: string, to: string): string =>
    put(
      name,
      lines.map((line) => line.replace(from, to)),
    );
  const plan = (name: string, from: string, to: string) => ({ districts: edit(name, EQUIVALENCY, from, to) });
  const counted = (name: string, from: string, to: string) => ({ people: edit(name, P1, from, to) });
  expect(await codesOf({ districts: put('a.txt', []) })).toEqual(['csv-empty']);
  expect(await codesOf({ districts: put('b.txt', EQUIVALENCY.slice(0, 1)) })).toEqual(['csv-header-only']);
  expect(await codesOf({ districts: put('b2.txt', EQUIVALENCY.slice(0, 3)) })).toEqual(['block-unassigned']);
  expect(await codesOf({ districts: 'P1.csv' })).toContain('column-missing');
  expect(await codesOf(plan('c.txt', '090030001001000', '9.003E+13'))).toEqual(['block-form']);
  expect(await codesOf(plan('d.txt', ',001', ',099'))).toEqual(['block-district-unknown']);
  // The other chamber's plan, or that of another decade: 70 of 100 people on the other side.
  expect(await codesOf(plan('e.txt', ',001', ',002'))).toEqual(['blocks-other-plan']);
  expect(await codesOf(counted('f.csv', 'US090030001001003', 'US090030001001009'))).toContain(
    'block-uncounted',
  );
  expect(await codesOf(counted('g.csv', ',40,40', ',-40,40'))).toEqual(['number-range']);
  expect(
    await codesOf({ people: put('h.csv', P1.slice(0, 6)), districts: put('h.txt', EQUIVALENCY.slice(0, 5)) }),
  ).toEqual(['block-tract-absent']);
  const elsewhere = (lines: readonly string[]) => lines.map((line) => line.replace('09003', '44003'));
  expect(
    await codesOf({ people: put('i.csv', elsewhere(P1)), districts: put('i.txt', elsewhere(EQUIVALENCY)) }),
  ).toEqual(['block-tract-unknown']);
  expect(await codesOf({ tracts: '2010' })).toEqual(['blocks-years']);
  expect(await files.readText('places/elsewhere/blocks/house-tracts-2020.json')).toBe(before);
});

test('a spoiled loaded file stops the build', async () => {
  put('places/elsewhere/blocks/house-tracts-2020.json', ['{"format": "evenground-blocks/1"}']);
  await expect(districts('2020')).rejects.toMatchObject({ problems: [{ code: 'blocks-form' }] });
});

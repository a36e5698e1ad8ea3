import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { AddressShard } from '#artifacts/addresses/address-index.ts';
import { findAddress, parseAddress } from '#artifacts/addresses/find-address.ts';
import {
  ADDRFEAT_FIELDS,
  type ShapeLine,
  zippedLines,
} from '../../test/fixtures/shapefile/write-shapefile.ts';
import type { Effects } from './effects.ts';
import { importAddresses } from './import-addresses.ts';
import { nodeFiles } from './node-files.ts';
import { listAddressFiles } from './site/address-files.ts';

const root = mkdtempSync(join(tmpdir(), 'evenground-addresses-'));
const files = nodeFiles(root);
const quiet = (): undefined => undefined;
const log = { out: quiet, info: quiet, warn: quiet };
const effects: Effects = { files, clock: { now: () => new Date(0) }, log, settings: {} };
mkdirSync(join(root, 'places/elsewhere'), { recursive: true });
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A street that runs east at 41.5° north, odd numbers on its left side and even ones on its right. */
const MAIN: ShapeLine = {
  line: [
    [-72.7, 41.5],
    [-72.69, 41.5],
  ],
  facts: {
    ...{ TLID: 1, FULLNAME: 'N Main St', LFROMHN: '1', LTOHN: '99', RFROMHN: '2', RTOHN: '100' },
    ...{ ZIPL: '06103', ZIPR: '06103', PARITYL: 'O', PARITYR: 'E' },
  },
};
const HYPHENS: ShapeLine = {
  ...MAIN,
  facts: { ...MAIN.facts, FULLNAME: 'Queens Ln', RFROMHN: '12-02', RTOHN: '12-40' },
};
const NAMELESS: ShapeLine = { ...MAIN, facts: { ...MAIN.facts, FULLNAME: '' } };

function put(name: string, rows: readonly ShapeLine[], fields = ADDRFEAT_FIELDS, prj?: string): string {
  writeFileSync(join(root, name), zippedLines(name.replace('.zip', ''), fields, rows, prj));
  return name;
}

function readShard(key: string): AddressShard {
  return JSON.parse(
    readFileSync(join(root, `places/elsewhere/addresses/${key}.json`), 'utf8'),
  ) as AddressShard;
}

test('a file of the official layout becomes an index in parts, and the site serves it', async () => {
  const from = [put('tl_2023_09003_addrfeat.zip', [MAIN, HYPHENS, NAMELESS])];
  const { index, problems } = await importAddresses({ place: 'elsewhere', from, effects });
  expect(index).toMatchObject({ rangeCount: 3, streetCount: 2, shards: ['ma', 'qu'], period: '2023' });
  expect(index.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(problems.map(({ code }) => code)).toEqual(['address-not-counted']);
  const query = parseAddress('50 North Main Street');
  const [found] = query === undefined ? [] : findAddress(readShard('ma'), query, undefined);
  // by hand: 50 lies 48/98 of the way from 2 to 100, and ten meters (0.0000898°) south of the middle of the street
  expect(found?.name).toBe('50 N Main St');
  expect(found?.longitude).toBeCloseTo(-72.7 + (0.01 * 48) / 98, 6);
  expect(found?.latitude).toBeCloseTo(41.5 - 10 / 111_320, 6);
  const served = await listAddressFiles(files);
  expect(served.map(({ path }) => path).sort()).toEqual(
    ['index', 'ma', 'qu'].map((name) => `elsewhere/data/addresses/${name}.json`),
  );
});

test('a second import replaces the first, whatever the order of the files, and leaves nothing beside', async () => {
  const first = put('tl_2023_09001_addrfeat.zip', [MAIN]);
  const second = put('tl_2023_09003_addrfeat.zip', [
    { ...MAIN, facts: { ...MAIN.facts, FULLNAME: 'Elm St' } },
    MAIN,
  ]);
  const bytes = async (from: readonly string[]): Promise<string[]> => {
    await importAddresses({ place: 'elsewhere', from, effects });
    const folder = join(root, 'places/elsewhere/addresses');
    return readdirSync(folder).map((name) => name + readFileSync(join(folder, name), 'utf8'));
  };
  const before = await bytes([first, second]);
  expect(before.map((text) => text.slice(0, 10))).toEqual(['el.json{"f', 'index.json', 'ma.json{"f']);
  expect((await bytes([second, first])).filter((text) => !text.startsWith('index'))).toEqual(
    before.filter((text) => !text.startsWith('index')),
  );
  // the same stretch in two files counts once
  expect(readShard('ma').streets[0]?.ranges).toHaveLength(2);
  expect(readdirSync(join(root, 'places/elsewhere'))).toEqual(['addresses']);
});

test('another layer, another projection, no file and no place each get their sentence, and nothing is written', async () => {
  const before = readdirSync(join(root, 'places/elsewhere/addresses'));
  const roads = put('roads.zip', [MAIN], [['FULLNAME', 'C', 100]]);
  const feet = put('feet.zip', [MAIN], ADDRFEAT_FIELDS, 'PROJCS["NAD_1983_StatePlane_Connecticut"]');
  writeFileSync(join(root, 'torn.zip'), zippedLines('torn', ADDRFEAT_FIELDS, [MAIN]).slice(0, 90));
  for (const [from, code] of [
    [[roads], 'address-layout'],
    [[feet], 'shape-degrees'],
    [['torn.zip'], 'zip-form'],
    [[put('empty.zip', [NAMELESS])], 'address-none'],
  ] as const)
    await expect(importAddresses({ place: 'elsewhere', from, effects })).rejects.toMatchObject({ code });
  await expect(importAddresses({ place: 'nowhere', from: [roads], effects })).rejects.toMatchObject({
    code: 'place-unknown',
  });
  expect(readdirSync(join(root, 'places/elsewhere/addresses'))).toEqual(before);
});

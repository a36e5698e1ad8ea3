import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../sha256.ts';
import { censusAnswer } from '../../../test/fixtures/live/census.ts';
import { type Rig, startRig } from '../../../test/fixtures/live/rig.ts';
import { tigerZip } from '../../../test/fixtures/live/tiger.ts';

const TIGER = "  - { source: tiger-tracts, editions: ['2018-national'], year: 2010 }";
const PATH = 'var/raw/rhode-island/tl_2010_44_tract10.zip';
const URL_PATH = '/geo/tiger/TIGER2010/TRACT/2010/tl_2010_44_tract10.zip';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  rig.declare(TIGER);
});
afterEach(() => rig.close());

/** The archive under its own address, with an ETag, as the Census Bureau's server sends it. */
function serve(body: Uint8Array, etag = '"1"'): void {
  rig.publisher.answerWith((url, request, response) => {
    if (url.host !== 'www2.census.gov' || url.pathname !== URL_PATH)
      return void response.writeHead(404).end();
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    response
      .writeHead(200, { 'content-type': 'application/zip', 'content-length': body.length, etag })
      .end(body);
  });
}

test('a dry run lists what, from where and how large, asks nobody and writes nothing', async () => {
  const { code, said } = await rig.fetch(['--dry-run']);
  expect(code).toBe(0);
  expect(said).toContain('rhode-island/tl_2010_44_tract10.zip');
  expect(said).toContain(`https://www2.census.gov${URL_PATH}`);
  expect(said).toContain('about 2.3 MB');
  expect(said).toContain('us/us_tract_race_2010_with_total.csv  U.S. Census Bureau');
  expect(rig.publisher.asked).toEqual([]);
  expect(rig.has('var')).toBe(false);
});

test('a fetch saves the file as it came, checks it and locks its hash and counts', async () => {
  const body = tigerZip();
  serve(body);
  const { code, said } = await rig.fetch(['--json']);
  expect(code).toBe(0);
  expect(Buffer.compare(rig.bytes(PATH), body)).toBe(0);
  const hash = sha256(body);
  expect(JSON.parse(said)).toMatchObject({
    files: [
      { path: 'rhode-island/tl_2010_44_tract10.zip', rows: 2, sha256: hash, changed: true, sentCount: 1 },
    ],
  });
  // Two squares of 900,000 square meters of land.
  expect(JSON.parse(rig.text('places/rhode-island/fetch-lock.json'))).toMatchObject({
    files: {
      'rhode-island/tl_2010_44_tract10.zip': {
        sha256: hash,
        rows: 2,
        totals: { landSquareMeters: 1_800_000 },
      },
    },
  });
});

test('a second fetch within a day asks nobody; with --again it asks whether the file is the same', async () => {
  serve(tigerZip());
  await rig.fetch();
  expect(await rig.fetch()).toMatchObject({ code: 0 });
  expect(rig.publisher.asked).toHaveLength(1);
  const { said } = await rig.fetch(['--again', '--json']);
  expect(rig.publisher.asked).toHaveLength(2);
  expect(JSON.parse(said)).toMatchObject({ files: [{ sentCount: 0, changed: false }] });
});

const SHORT = { seam: { limits: { idleMs: 150 } } } as const;

/** Sends half of the body and then nothing; asked for the rest under the same tag, it sends the rest, or refuses. */
function serveHalf(
  body: Uint8Array,
  ranges: (string | undefined)[],
  now: { etag: string; rest: boolean },
): void {
  const half = Math.floor(body.length / 2);
  rig.publisher.answerWith((_, request, response) => {
    const { range } = request.headers;
    ranges.push(range);
    const head = { 'content-type': 'application/zip', etag: now.etag };
    if (range !== undefined && !now.rest) return void response.writeHead(403).end();
    if (range !== undefined && request.headers['if-range'] === now.etag) {
      const contentRange = `bytes ${half}-${body.length - 1}/${body.length}`;
      response.writeHead(206, {
        ...head,
        'content-range': contentRange,
        'content-length': body.length - half,
      });
      response.end(body.subarray(half));
      return;
    }
    response.writeHead(200, { ...head, 'content-length': body.length });
    if (now.rest && range !== undefined) response.end(body);
    // Then nothing more comes: the client gives up after its own time, with what it has.
    else response.write(body.subarray(0, half));
  });
}

test('a body that broke off is gone on with where it stopped, by Range and If-Range', async () => {
  const body = tigerZip();
  const ranges: (string | undefined)[] = [];
  serveHalf(body, ranges, { etag: '"1"', rest: true });
  const { code, said } = await rig.fetch([], SHORT);
  expect(code, said).toBe(0);
  expect(ranges).toEqual([undefined, `bytes=${Math.floor(body.length / 2)}-`]);
  expect(Buffer.compare(rig.bytes(PATH), body)).toBe(0);
});

test('a fetch that was given up is gone on with by the next one, or begun anew when the file has changed', async () => {
  const body = tigerZip();
  const ranges: (string | undefined)[] = [];
  const now = { etag: '"1"', rest: false };
  serveHalf(body, ranges, now);
  expect(await rig.fetch([], SHORT)).toMatchObject({ code: 4 });
  expect(rig.has(PATH)).toBe(false);
  ranges.length = 0;
  // The publisher has put another file there in the meantime: it does not send the rest of the old one.
  Object.assign(now, { etag: '"2"', rest: true });
  expect(await rig.fetch([], SHORT)).toMatchObject({ code: 0 });
  expect(ranges).toEqual([`bytes=${Math.floor(body.length / 2)}-`]);
  expect(Buffer.compare(rig.bytes(PATH), body)).toBe(0);
});

test('an archive of another state is refused, and the file taken before stays', async () => {
  serve(tigerZip());
  await rig.fetch();
  const before = rig.bytes(PATH);
  serve(tigerZip(['09001010101']), '"2"');
  const { code, said } = await rig.fetch(['--again']);
  expect(code).toBe(2);
  expect(said).toContain('state-other stop rhode-island/tl_2010_44_tract10.zip "GEOID10" "09001010101"');
  expect(Buffer.compare(rig.bytes(PATH), before)).toBe(0);
});

test('the key of the user goes to the publisher and into no message, file or cache', async () => {
  rig.declare(
    "  - { source: acs-5-year, editions: ['2018-national'], year: 2023, area: tract, tables: [B19013] }",
  );
  const areas = [{ parts: ['44', '001', '030100'], name: 'Census Tract 301', values: { '*': '5' } }];
  rig.publisher.answerWith((url, _, response) => {
    const { status, body } = censusAnswer(url, { cells: { B19013: 1 }, areas });
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  const key = '0123456789abcdef';
  const { code, said } = await rig.fetch(['--json'], { settings: { CENSUS_API_KEY: key } });
  expect(code, said).toBe(0);
  expect(rig.publisher.asked.every((url) => url.includes(`key=${key}`))).toBe(true);
  expect(said).not.toContain(key);
  const files = readdirSync(rig.root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(5);
  const spoiled = files.filter(({ parentPath, name }) =>
    readFileSync(join(parentPath, name), 'latin1').includes(key),
  );
  expect(spoiled).toEqual([]);
});

test('a source that place.yaml does not know rightly is told with what was meant', async () => {
  rig.declare("  - { source: tiger-tract, editions: ['2018-national'], year: 2010 }");
  const { code, said } = await rig.fetch(['--dry-run']);
  expect(code).toBe(3);
  expect(said).toContain('source-unknown stop places/rhode-island/place.yaml "source" "tiger-tract"');
  expect(said).toContain('tiger-tracts');
  rig.declare("  - { source: tiger-tracts, editions: ['2018-national'], area: tract, year: 2010 }");
  expect((await rig.fetch(['--dry-run'])).said).toContain('"area" – is no option of tiger-tracts');
});

test('other bytes than those locked are saved when somebody signs for them', async () => {
  serve(tigerZip());
  await rig.fetch();
  const changed = tigerZip(['44001030100', '44001030200', '44001030300']);
  serve(changed, '"2"');
  const refused = await rig.fetch(['--again']);
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.said).toContain('rows 2 → 3, landSquareMeters 1800000 → 2700000');
  const signed = await rig.fetch(['--again', '--approve', 'Ana Díaz, the third tract was added']);
  expect(signed.code, signed.said).toBe(0);
  expect(Buffer.compare(rig.bytes(PATH), changed)).toBe(0);
  expect(rig.text('places/rhode-island/fetch-lock.json')).toContain('"reason": "the third tract was added"');
});

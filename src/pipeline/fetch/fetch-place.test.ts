import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../sha256.ts';
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

test('a body that broke off is gone on with where it stopped, by Range and If-Range', async () => {
  const body = tigerZip();
  const half = Math.floor(body.length / 2);
  const ranges: (string | undefined)[] = [];
  rig.publisher.answerWith((_, request, response) => {
    const { range } = request.headers;
    ranges.push(range);
    const head = { 'content-type': 'application/zip', etag: '"1"' };
    if (range === undefined) {
      response.writeHead(200, { ...head, 'content-length': body.length });
      // Then nothing more comes: the client gives up after its own time, with what it has.
      response.write(body.subarray(0, half));
      return;
    }
    expect(request.headers['if-range']).toBe('"1"');
    const rest = body.subarray(half);
    const contentRange = `bytes ${half}-${body.length - 1}/${body.length}`;
    response
      .writeHead(206, { ...head, 'content-range': contentRange, 'content-length': rest.length })
      .end(rest);
  });
  const { code, said } = await rig.fetch([], { seam: { limits: { idleMs: 150 } } });
  expect(code, said).toBe(0);
  expect(ranges).toEqual([undefined, `bytes=${half}-`]);
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

import type { LookupFunction } from 'node:net';
import type { Files } from '#pipeline/effects.ts';
import { censusAnswer } from '../../fixtures/live/census.ts';
import { arcgisAnswer, socrataAnswer } from '../../fixtures/live/paged.ts';
import type { Handler } from '../../fixtures/publisher/publisher.ts';
import type { Expected, InputCase } from './case.ts';
import {
  ZIP,
  JSON_TYPE,
  archive,
  sendZip,
  sendJson,
  declare,
  clockOf,
  fetchIn,
  play,
  download,
  fine,
  stop,
  fetchedWhole,
  lineCount,
  noParts,
  asks,
  waited,
  inTurn,
  status,
  good,
  rows,
  halfThenRest,
  declared,
  TIGER_FILE,
  seenFault,
  type Scene,
} from './download-scene.ts';
import { tractArchive } from './mini-state.ts';

const TIGER = 'https://www2.census.gov/geo/tiger/TIGER2010/TRACT/2010/tl_2010_44_tract10.zip';
const SHORT = { limits: { idleMs: 150, headersMs: 150, connectMs: 2000 } } as const;

const TIME_AND_STATUS: readonly InputCase[] = [
  download(
    'H01',
    'a publisher that never answers',
    {
      source: 'tiger',
      answer: () => undefined,
      seam: SHORT,
      seen: (publisher) => asks(publisher, 5) ?? waited(publisher, 2000, 4000, 8000, 16_000),
    },
    stop('network-timeout', { place: TIGER, exitCode: 4, says: /5 attempts.*run the command again/ }),
  ),
  download(
    'H01-kept',
    'a publisher that no longer answers, after a fetch that went well',
    {
      ...{ source: 'tiger', seam: SHORT, options: ['--again'] },
      answer: inTurn(good, () => undefined),
      earlier: async (world, publisher) =>
        void (await fetchIn(world, publisher, { source: 'tiger', answer: good })),
      seen: (_, world) => fetchedWhole(world),
    },
    stop('network-timeout', { exitCode: 4 }),
  ),
  download(
    'H02',
    'status 429 with Retry-After in seconds',
    {
      source: 'tiger',
      answer: inTurn(status(429, { 'retry-after': '7' }), good),
      seen: (publisher, world) => waited(publisher, 7000) ?? fetchedWhole(world),
    },
    fine,
  ),
  download(
    'H02-date',
    'status 503 with Retry-After as a date',
    {
      source: 'tiger',
      answer: inTurn(status(503, { 'retry-after': 'Wed, 25 Nov 2026 12:01:30 GMT' }), good),
      seen: (publisher, world) => waited(publisher, 90_000) ?? fetchedWhole(world),
    },
    fine,
  ),
  download(
    'H02-hour',
    'status 429 that asks to wait an hour',
    {
      source: 'tiger',
      answer: status(429, { 'retry-after': '3600' }),
      seen: (publisher) => asks(publisher, 1),
    },
    stop('http-wait', { exitCode: 4, says: /3600 seconds/ }),
  ),
  download(
    'H03',
    'status 500 three times, then the file',
    {
      source: 'tiger',
      answer: inTurn(status(500), status(500), status(500), good),
      seen: (publisher, world) => waited(publisher, 2000, 4000, 8000) ?? fetchedWhole(world),
    },
    fine,
  ),
  download(
    'H03-never',
    'status 500 each time',
    { source: 'tiger', answer: status(500), seen: (publisher) => asks(publisher, 5) },
    stop('http-failed', { exitCode: 4, value: '500' }),
  ),
  download(
    'H04-absent',
    'status 404',
    { source: 'tiger', answer: status(404), seen: (publisher) => asks(publisher, 1) },
    stop('http-absent', { place: TIGER, value: '404' }),
  ),
];

/** Runs with a setting of Node that turns the check of certificates off for programs that do not insist on it. */
function withoutChecks(one: InputCase): InputCase {
  const { run } = one;
  if (typeof run !== 'function') return one;
  return {
    ...one,
    run: async (world, command) => {
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
      try {
        return await run(world, command);
      } finally {
        delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      }
    },
  };
}

const STRANGE_CERTIFICATE: Scene = {
  source: 'tiger',
  answer: good,
  seam: { certificate: undefined },
  seen: (publisher) => asks(publisher, 0),
};
const UNSURE = stop('network-certificate', { place: TIGER, exitCode: 4 });

/** A name service in the hands of somebody who wants to be let in. */
const twoAddresses: LookupFunction = (_, __, callback) =>
  callback(null, [
    { address: '148.129.75.10', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ]);

const TRUST: readonly InputCase[] = [
  download('H05', 'a certificate that nobody vouches for', STRANGE_CERTIFICATE, UNSURE),
  withoutChecks(
    download('H05-setting', 'the same with NODE_TLS_REJECT_UNAUTHORIZED=0', STRANGE_CERTIFICATE, UNSURE),
  ),
  download(
    'H05-mixed',
    'a name with a public address and one of this machine',
    {
      source: 'tiger',
      answer: good,
      seam: { isPublic: undefined, lookup: twoAddresses },
      seen: (publisher) => asks(publisher, 0),
    },
    stop('address-private', { exitCode: 4, says: /127\.0\.0\.1/ }),
  ),
  download(
    'H05-private',
    'a name that leads to this machine',
    { source: 'tiger', answer: good, seam: { isPublic: undefined }, seen: (publisher) => asks(publisher, 0) },
    stop('address-private', { value: 'www2.census.gov', exitCode: 4, says: /127\.0\.0\.1/ }),
  ),
  ...(
    [
      ['http', 'http://www2.census.gov/x.zip', 'url-scheme'],
      ['file', 'file:///etc/passwd', 'url-scheme'],
      ['host', 'https://evil.example/x.zip', 'host-not-allowed'],
      ['address', 'https://169.254.169.254/latest/meta-data/', 'host-not-allowed'],
      ['port', 'https://www2.census.gov:8443/x.zip', 'url-port'],
      ['password', 'https://me:secret@www2.census.gov/x.zip', 'url-password'],
    ] as const
  ).map(([word, location, code]) =>
    download(
      `H05-redirect-${word}`,
      `a redirect to ${location}`,
      { source: 'tiger', answer: status(302, { location }), seen: (publisher) => asks(publisher, 1) },
      stop(code, { exitCode: 3, says: /redirect of https:\/\/www2\.census\.gov/ }),
    ),
  ),
  download(
    'H05-redirect-loop',
    'a redirect to itself',
    { source: 'tiger', answer: status(302, { location: TIGER }) },
    stop('redirect-loop', { exitCode: 4 }),
  ),
];

const CONTENT: readonly InputCase[] = [
  download(
    'H06',
    'status 200 with a web page instead of the archive',
    {
      source: 'tiger',
      answer: (_, __, response) => void response.writeHead(200, ZIP).end('<!DOCTYPE html><html>moved</html>'),
      seen: (_, world) => noParts(world),
    },
    stop('download-html', { place: TIGER }),
  ),
  download(
    'H06-key',
    'a redirect to the page that asks for a key',
    {
      source: 'acs',
      answer: (url, _, response) =>
        url.pathname.endsWith('missing_key.html')
          ? void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Missing Key</html>')
          : void response.writeHead(302, { location: 'https://api.census.gov/data/missing_key.html' }).end(),
    },
    stop('census-key', { exitCode: 3, says: /CENSUS_API_KEY/ }),
  ),
  download(
    'H06-json',
    'status 200 with a web page instead of JSON',
    {
      source: 'acs',
      answer: (_, __, response) =>
        void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Missing Key</html>'),
    },
    stop('download-html', { says: /api\.census\.gov/ }),
  ),
  download(
    'H07',
    'status 200 with an error of ArcGIS',
    {
      source: 'arcgis',
      answer: (_, __, response) => sendJson(response, '{"error":{"code":499,"message":"Token Required"}}'),
    },
    stop('download-error-body', { says: /Token Required/ }),
  ),
  download(
    'H09',
    'a body that stops half-way, then the rest',
    {
      source: 'tiger',
      answer: halfThenRest,
      seam: SHORT,
      seen: (publisher, world) => asks(publisher, 2) ?? fetchedWhole(world) ?? noParts(world),
    },
    fine,
  ),
  download(
    'H09-always',
    'a body that is always shorter than its Content-Length',
    {
      source: 'tiger',
      answer: (_, __, response) =>
        void response
          .writeHead(200, { ...ZIP, 'content-length': archive.length + 5 })
          .write(archive, () => response.socket?.end()),
      seam: SHORT,
      seen: (_, world) => noParts(world),
    },
    stop('network-broken', { place: TIGER, exitCode: 4 }),
  ),
  download(
    'H10',
    'exceededTransferLimit with 20 rows at once',
    {
      source: 'arcgis',
      answer: (url, _, response) => sendJson(response, arcgisAnswer(url, rows(50), 20)),
      seen: (_, world) => lineCount(world, 50),
    },
    fine,
  ),
  download(
    'H10-stuck',
    'exceededTransferLimit and no row',
    {
      source: 'arcgis',
      answer: (url, _, response) =>
        sendJson(
          response,
          url.searchParams.has('resultOffset')
            ? '{"features":[],"exceededTransferLimit":true}'
            : arcgisAnswer(url, rows(50), 20),
        ),
    },
    stop('download-rows', { value: '0' }),
  ),
  download(
    'H10-1000',
    'exactly 1,000 rows of 1,500',
    {
      source: 'socrata',
      answer: (url, _, response) =>
        sendJson(
          response,
          socrataAnswer(
            url,
            [
              ['Town', 'Town'],
              ['Units', 'Units'],
            ],
            rows(1500),
          ),
        ),
      seen: (_, world) => lineCount(world, 1500),
    },
    fine,
  ),
  download(
    'H11',
    'a picture instead of the archive',
    {
      source: 'tiger',
      answer: (_, __, response) => void response.writeHead(200, { 'content-type': 'image/png' }).end(archive),
    },
    stop('download-type', { place: TIGER, value: 'image/png' }),
  ),
  download(
    'H11-packed',
    'a body packed although it was asked for as it is',
    {
      source: 'tiger',
      answer: (_, __, response) =>
        void response.writeHead(200, { ...ZIP, 'content-encoding': 'br' }).end(archive),
    },
    stop('download-encoding', { value: 'br' }),
  ),
  download(
    'H12-empty',
    'an empty body',
    {
      source: 'tiger',
      answer: (_, __, response) => void response.writeHead(200, { ...ZIP, 'content-length': '0' }).end(),
      seen: (_, world) => noParts(world),
    },
    stop('download-empty'),
  ),
];

/** A byte at a time, for ever. */
const dripping: Handler = (_, __, response) => {
  response.writeHead(200, ZIP);
  response.write(archive.subarray(0, 4));
  const timer = setInterval(() => response.write('x'), 2);
  response.on('close', () => clearInterval(timer));
};

/** As much as the client takes, for ever. */
const flooding: Handler = (_, __, response) => {
  response.writeHead(200, JSON_TYPE);
  const more = (): void => {
    while (!response.destroyed && response.write(' '.repeat(1_000_000)));
  };
  response.write('[');
  response.on('drain', more);
  more();
};

/** A disk with room for a hundred bytes of a download; the failure is the system's own, by way of /dev/full. */
const fullDisk = (files: Files): Files => ({
  ...files,
  async grow(path, after) {
    const [room, full] = [await files.grow(path, after), await files.grow('/dev/full', 0)];
    return {
      async write(bytes) {
        await room.write(bytes.subarray(0, 100));
        await full.write(bytes).finally(() => full.close().catch(() => undefined));
      },
      close: () => room.close(),
    };
  },
});

const SAVING: readonly InputCase[] = [
  download(
    'H13',
    'a body that drips for ever',
    {
      source: 'tiger',
      answer: dripping,
      clock: clockOf(4000),
      seen: (publisher, world) => asks(publisher, 5) ?? noParts(world),
    },
    stop('download-slow', { exitCode: 4 }),
  ),
  download(
    'H13-flood',
    'a body that never ends',
    { source: 'acs', answer: flooding, seen: (publisher, world) => asks(publisher, 1) ?? noParts(world) },
    stop('download-large'),
  ),
  download(
    'H13-size',
    'a body that is said to be larger than any file of the source',
    {
      source: 'tiger',
      answer: (_, __, response) =>
        void response.writeHead(200, { ...ZIP, 'content-length': '9000000000' }).write(archive),
      seen: (_, world) => noParts(world),
    },
    stop('download-large'),
  ),
  download(
    'H14',
    'the same ETag with other bytes than those locked',
    {
      ...{ source: 'tiger', options: ['--again'] },
      answer: inTurn(good, (_, __, response) =>
        sendZip(
          response,
          tractArchive(undefined, (parts) => ({ ...parts, 'readme.txt': Uint8Array.of(10) })),
        ),
      ),
      earlier: async (world, publisher) =>
        void (await fetchIn(world, publisher, { source: 'tiger', answer: good })),
      seen: (_, world) => fetchedWhole(world),
    },
    stop('lock-differs', {
      place: TIGER_FILE,
      says: /SHA-256 [0-9a-f]{64} then, [0-9a-f]{64} now; rows 25.*--approve/,
    }),
  ),
  download(
    'H15',
    'a table of 98 variables, of which the API takes 50 at once',
    {
      source: 'acs',
      answer: (url, _, response) => {
        const areas = [{ parts: ['44', '001', '010100'], name: 'Census Tract 101', values: { '*': '1' } }];
        const { status: code, body } = censusAnswer(url, { cells: { B01001: 49 }, areas });
        response.writeHead(code, JSON_TYPE).end(body);
      },
      seen: (publisher) => asks(publisher, 3),
    },
    fine,
  ),
  download(
    'H17',
    'a disk that is full',
    { source: 'tiger', answer: good, files: fullDisk, seen: (_, world) => noParts(world) },
    stop('disk-full', { exitCode: 4 }),
  ),
];

/** An address of place.yaml that may not be asked. */
function address(scheme: string, value: string): InputCase {
  return {
    id: `C10-source-${scheme}`,
    what: `a data set of the state at ${value}`,
    plant: (world) => declare(world, declared('socrata', value)),
    run: ['fetch', '--place', 'rhode-island', '--edition', '2018-national', '--dry-run'],
    expect: stop('place-form', { exitCode: 3, value, says: /place\.yaml:\d+:\d+.*https/ }),
  };
}

/** What place.yaml says of a source and the check refuses. */
function configured(id: string, what: string, source: string, expect: Expected): InputCase {
  const run = ['check', '--place', 'rhode-island'];
  const at = { exitCode: 3, place: 'places/rhode-island/place.yaml' } as const;
  return { id, what, run, plant: (world) => declare(world, source), expect: { ...expect, ...at } };
}

const TIGER_ENTRY = "  - { source: tiger-tracts, editions: ['2018-national'], year: 2010 }";

const CONFIGURED: readonly InputCase[] = [
  configured(
    'C02-source',
    'a source that nobody knows',
    TIGER_ENTRY.replace('tiger-tracts', 'tiger-tract'),
    stop('source-unknown', { columnName: 'source', value: 'tiger-tract', says: /tiger-tracts/ }),
  ),
  configured(
    'C02-source-option',
    'an option that the source does not take',
    TIGER_ENTRY.replace('year: 2010', 'year: 2010, area: tract'),
    stop('source-option', { columnName: 'area', says: /year \(needed\)/ }),
  ),
  configured(
    'C02-source-edition',
    'a source for an edition that the place does not have',
    TIGER_ENTRY.replace('2018-national', '2018-nation'),
    stop('source-edition', { columnName: 'editions', value: '2018-nation', says: /2018-national/ }),
  ),
  configured(
    'C05-source',
    'two sources that write the same file',
    `${TIGER_ENTRY}\n${TIGER_ENTRY}`,
    stop('source-twice', { value: 'rhode-island/tl_2010_44_tract10.zip' }),
  ),
];

/** Cases that take seconds and show little more than another does. */
const HEAVY = new Set(['H01-kept', 'H03-never', 'H05-setting', 'H13', 'H13-flood']);

/** H: what a publisher and the network can do, against a server on this machine. */
export const DOWNLOAD_CASES: readonly InputCase[] = [
  ...[...TIME_AND_STATUS, ...TRUST, ...CONTENT, ...SAVING].map((one): InputCase =>
    HEAVY.has(one.id) ? { ...one, heavy: true } : one,
  ),
  ...(['http', 'ftp'] as const).map((scheme) =>
    address(scheme, `${scheme}://data.example.gov/resource/abcd-1234`),
  ),
  address('file', 'file:///etc/passwd'),
  ...CONFIGURED,
  {
    id: 'C10-source-host',
    what: 'a data set at a host that downloadHosts does not name',
    plant: (world) => declare(world, declared('socrata', 'https://other.example.gov/resource/abcd-1234')),
    run: play({ source: 'socrata', answer: good, seen: (publisher) => asks(publisher, 0) }),
    expect: stop('host-not-allowed', {
      ...{ exitCode: 3, place: 'places/rhode-island/place.yaml' },
      value: 'other.example.gov',
      says: /downloadHosts/,
      also: seenFault,
    }),
  },
];

import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Source } from '#sources/source.ts';
import { readTable } from '#tables/read-table.ts';
import type { Table } from '#tables/table.ts';
import type { Expected, InputCase, World } from './case.ts';
import { RAW, tractArchive } from './mini-state.ts';
import { IMPORT, repair, stop } from './plant.ts';

/** A table as data.census.gov lays it out. */
const LABELLED: Source<Table> = {
  file: 'labels.csv',
  ...{ title: 'Homes', publisher: 'U.S. Census Bureau', period: '2020', vintage: '2020 tracts' },
  ...{ license: 'public domain', url: 'https://data.census.gov' },
  parse: (content, log) =>
    readTable(
      {
        name: 'labels',
        key: ['geoid'],
        columns: [
          { name: 'geoid', header: 'GEO_ID', kind: 'tract-geoid', filled: true },
          { name: 'homes', header: 'H1', kind: 'count' },
        ],
      },
      content,
      'labels.csv',
      log,
    ),
};

const survey = `raw/${RAW.survey}`;
const archive = `raw/${RAW.tracts}`;

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A case of a whole file that an import reads. */
function file(
  id: string,
  what: string,
  path: string,
  content: string | Uint8Array | ((world: World) => string | Uint8Array) | undefined,
  expect: Expected,
): InputCase {
  const plant = (world: World): void =>
    world.plant(path, typeof content === 'function' ? content(world) : content);
  return { id, what, run: IMPORT, plant, expect };
}

/** The archive with one of its files under another name. */
function renamed(ending: string, name: string): Uint8Array {
  return tractArchive(undefined, (parts) =>
    Object.fromEntries(
      Object.entries(parts).map(([path, part]) => [path.endsWith(ending) ? name : path, part]),
    ),
  );
}

/** Sets a bit of the flags in every header of an archive. */
function withFlag(zip: Uint8Array, flag: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  for (let at = 0; at + 10 < zip.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint16(at + 6, view.getUint16(at + 6, true) | flag, true);
    if (signature === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) | flag, true);
  }
  return zip;
}

/** Every entry of an archive made a symbolic link (Unix mode 0120777 in its external attributes). */
function asLinks(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  for (let at = 0; at + 46 < zip.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    view.setUint8(at + 5, 3);
    view.setUint32(at + 38, (0o120777 << 16) >>> 0, true);
  }
  return zip;
}

function link(path: string, target: string): (world: World) => void {
  return (world) => {
    world.plant(path, '');
    world.plant(path, undefined);
    symlinkSync(target, join(world.root, path));
  };
}

const XLSX = zipSync({ '[Content_Types].xml': bytes('<Types/>'), 'xl/workbook.xml': bytes('<workbook/>') });

/** F: what a whole file can be. */
export const FILE_CASES: readonly InputCase[] = [
  file(
    'F01',
    'the file is not there',
    survey,
    undefined,
    stop('raw-absent', { place: RAW.survey, says: /https:/ }),
  ),
  file('F02', 'the file is empty', survey, '', stop('csv-empty', { place: RAW.survey })),
  file(
    'F03',
    'a header and no rows',
    survey,
    (world) => `${world.text(survey).split('\n')[0] ?? ''}\n`,
    stop('csv-header-only', { place: `${RAW.survey}:1` }),
  ),
  {
    id: 'F05',
    what: 'a folder where the file should be',
    plant: (world) => {
      world.plant(survey, undefined);
      world.plant(`${survey}/x`, 'x');
    },
    run: IMPORT,
    expect: stop('raw-absent', { place: RAW.survey, says: /is not a file/ }),
  },
  {
    id: 'F06-dangling',
    what: 'a link that leads nowhere',
    plant: link(survey, 'gone.csv'),
    run: IMPORT,
    expect: stop('raw-absent', { place: RAW.survey, says: /link/ }),
  },
  {
    id: 'F06-outside',
    what: 'a link that leads out of the data folder',
    plant: link(survey, '/etc/passwd'),
    run: IMPORT,
    expect: stop('raw-outside', { place: RAW.survey }),
  },
  file('F07', 'a byte-order mark', survey, (world) => `\ufeff${world.text(survey)}`, {
    severity: 'repair',
    code: 'csv-byte-order-mark',
    place: `${RAW.survey}:1`,
  }),
  file(
    'F09',
    'Windows-1252 instead of UTF-8',
    `raw/${RAW.atlas}`,
    (world) => bytes(world.text(`raw/${RAW.atlas}`).replace('Bristol', 'Espa\u00f1ol')),
    stop('csv-encoding', { place: `${RAW.atlas}:2`, says: /byte \d+ is 0xf1.*UTF-8/ }),
  ),
  file(
    'F10',
    'UTF-8 and Windows-1252 in one file',
    `raw/${RAW.atlas}`,
    (world) =>
      bytes(
        world.text(`raw/${RAW.atlas}`).replace('Bristol', 'Pe\u00c3\u00b1a').replace('Kent', 'Pe\u00f1a'),
      ),
    stop('csv-encoding', { place: `${RAW.atlas}:5`, says: /0xf1/ }),
  ),
  file(
    'F11',
    'NUL bytes',
    survey,
    (world) => world.text(survey).replace('0.4\n', '0.4\u0000\n'),
    stop('csv-nul', { place: `${RAW.survey}:2` }),
  ),
  file('F13', 'no end of the last line', survey, (world) => world.text(survey).trimEnd(), {
    severity: 'repair',
    code: 'csv-no-final-newline',
    place: `${RAW.survey}:26`,
  }),
  file(
    'F14',
    'a quote that never closes',
    survey,
    (world) => world.text(survey).replace('"44001010300"', '"44001010300'),
    stop('csv-open-quote', { place: `${RAW.survey}:4:1` }),
  ),
  file(
    'F15',
    'a quote in the middle of a cell',
    survey,
    (world) => world.text(survey).replace('"44001010300",', '44001"010300,'),
    stop('csv-stray-quote', { place: `${RAW.survey}:4:1` }),
  ),
  file(
    'F17',
    'a web page under the name of a table',
    survey,
    '<!DOCTYPE html>\n<html><title>404</title></html>\n',
    stop('csv-is-html', { place: `${RAW.survey}:1` }),
  ),
  file(
    'F18',
    'a JSON error under the name of a table',
    survey,
    '{"error":{"code":400,"message":"Invalid query"}}',
    stop('csv-is-json', { place: `${RAW.survey}:1` }),
  ),
  file(
    'F19-lfs',
    'a Git LFS pointer',
    survey,
    'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
    stop('csv-is-pointer', { place: `${RAW.survey}:1` }),
  ),
  file(
    'F19-annex',
    'a git-annex pointer',
    survey,
    '../../.git/annex/objects/Kf/0X/SHA256E-s1--a.csv\n',
    stop('csv-is-pointer', { place: `${RAW.survey}:1` }),
  ),
  // No reader of ours opens spreadsheets: whatever is in one, the file is refused whole, with the way out.
  ...(['F21', 'F22', 'F23'] as const).map((id) =>
    file(id, 'a spreadsheet under the name of a table', survey, XLSX, {
      ...stop('csv-is-zip', { place: `${RAW.survey}:1`, says: /CSV UTF-8/ }),
    }),
  ),
  file(
    'F25',
    'an archive that would unpack to a thousand times its size',
    archive,
    () => tractArchive(undefined, (parts) => ({ ...parts, 'big.txt': new Uint8Array(4_000_000) })),
    stop('zip-bomb', { place: RAW.tracts, value: 'big.txt' }),
  ),
  file(
    'F26-up',
    'an entry above the archive',
    archive,
    () => renamed('.prj', '../../x.prj'),
    stop('zip-path', { place: RAW.tracts, value: '../../x.prj' }),
  ),
  file(
    'F26-absolute',
    'an entry with an absolute path',
    archive,
    () => renamed('.prj', '/etc/x.prj'),
    stop('zip-path', { place: RAW.tracts, value: '/etc/x.prj' }),
  ),
  file(
    'F26-link',
    'an entry that is a symbolic link',
    archive,
    () => asLinks(tractArchive()),
    stop('zip-link', { place: RAW.tracts }),
  ),
  file(
    'F27',
    'an encrypted archive',
    archive,
    () => withFlag(tractArchive(), 1),
    stop('zip-encrypted', { place: RAW.tracts }),
  ),
  file(
    'F29',
    'an XML bomb under the name of a table',
    survey,
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><kml>&b;</kml>',
    stop('csv-is-html', { place: `${RAW.survey}:1` }),
  ),
  {
    id: 'F30',
    what: 'a table of 5 GB',
    plant: (world) => {
      world.plant(survey, '');
      truncateSync(join(world.root, survey), 5 * 1024 ** 3);
    },
    run: IMPORT,
    expect: stop('raw-too-large', { place: RAW.survey }),
  },
  {
    id: 'F31',
    what: 'one line of 200 MB',
    plant: (world) => world.plant(survey, `${world.text(survey)}${'7'.repeat(200 * 1024 * 1024)}\n`),
    run: IMPORT,
    heavy: true,
    expect: stop('csv-long-line', { place: `${RAW.survey}:27` }),
  },
  {
    id: 'F33',
    what: 'other bytes than those that were fetched and locked',
    plant: (world) => {
      const locked = { source: 'x', sha256: '0'.repeat(64), bytes: 1, rows: 25, totals: {} };
      const files = { [RAW.survey]: { ...locked, at: '2026-01-01T00:00:00.000Z' } };
      const lock = { format: 'evenground-fetch-lock/1', files };
      world.plant('places/rhode-island/fetch-lock.json', JSON.stringify(lock));
    },
    run: IMPORT,
    expect: stop('lock-differs', {
      place: RAW.survey,
      says: /SHA-256 0{64} in fetch-lock\.json, [0-9a-f]{64} now.*--approve/,
    }),
  },
  file(
    'F34',
    'notes below the table',
    survey,
    (world) => `${world.text(survey)}"Source: U.S. Census Bureau"\n"Note: estimates"\n`,
    stop('row-short', { place: `${RAW.survey}:27` }),
  ),
  {
    id: 'F35',
    what: 'a second line of labels under the header',
    plant: (world) =>
      world.plant(
        'raw/labels.csv',
        'GEO_ID,H1\nGeography,Estimate!!Total\n1400000US44001010100,7\n1400000US44001010200,8\n',
      ),
    run: { source: LABELLED },
    expect: repair('csv-labels', {
      place: 'labels.csv:2',
      also: ({ out }) => (/44001010100,7\n.*44001010200,8/.test(out) ? undefined : `read as ${out}`),
    }),
  },
];

import { gzipSync } from 'fflate';
import type { Expected, InputCase, World } from './case.ts';
import { GEOIDS, RAW, tractArchive, tractShapes } from './mini-state.ts';
import { AT, BUILD, CHECK, fine, IMPORT, planted, repair, sameTables, stop, withCell } from './plant.ts';

const survey = (
  id: string,
  what: string,
  content: (text: string) => string | Uint8Array,
  expect: Expected,
): InputCase => ({
  id,
  what,
  plant: (world: World) => world.plant(AT.survey, content(world.text(AT.survey))),
  run: IMPORT,
  expect,
});

const inSurvey = (code: string, more: Partial<Expected> = {}): Expected =>
  stop(code, { place: `${RAW.survey}:1`, ...more });

const cell = (id: string, what: string, text: string): InputCase =>
  planted(
    id,
    what,
    AT.survey,
    withCell(4, 6, text),
    IMPORT,
    stop('number-form', { place: `${RAW.survey}:4:6` }),
  );

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

/** One byte of the packed shapes is another. */
function damaged(): Uint8Array {
  const zip = tractArchive();
  zip[400] = (zip[400] ?? 0) ^ 0xff;
  return zip;
}

/** X: of the same kinds, and not in the catalogue. */
export const UNLISTED_CASES: readonly InputCase[] = [
  survey(
    'X-utf16',
    'UTF-16, as some programs save "Unicode text"',
    utf16,
    inSurvey('csv-utf-16', { says: /UTF-8/ }),
  ),
  survey(
    'X-gzip',
    'a packed table',
    (text) => gzipSync(new TextEncoder().encode(text)),
    inSurvey('csv-is-gzip'),
  ),
  survey('X-pdf', 'a PDF under the name of a table', () => '%PDF-1.7\n', inSurvey('csv-is-pdf')),
  survey(
    'X-xls',
    'an old spreadsheet',
    () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1),
    inSurvey('csv-is-spreadsheet'),
  ),
  survey(
    'X-cr',
    'lines that end as on an old Macintosh',
    (text) => text.replaceAll('\n', '\r'),
    fine(sameTables),
  ),
  survey('X-crlf', 'lines that end as on Windows', (text) => text.replaceAll('\n', '\r\n'), fine(sameTables)),
  survey(
    'X-semicolon',
    'semicolons between the cells',
    (text) => text.replaceAll(',', ';'),
    inSurvey('csv-separator', { says: /semicolons/ }),
  ),
  survey(
    'X-xml',
    'XML under the name of a table',
    () => '<?xml version="1.0"?><error/>',
    inSurvey('csv-is-html'),
  ),
  cell('X-comma', 'a decimal comma', '"0,5"'),
  cell('X-fullwidth', 'full-width digits', '０.５'),
  cell('X-arabic', 'Arabic digits', '٠٫٥'),
  cell('X-ref', 'an error of a spreadsheet', '#REF!'),
  cell('X-nan', 'NaN', 'NaN'),
  cell('X-null', 'null', 'null'),
  cell('X-plusminus', 'a value with its margin', '0.5±0.1'),
  cell('X-bidi', 'a control character that turns the text around', '0.5\u202e1'),
  planted('X-empty-id', 'a row without its id', AT.survey, [`"${GEOIDS[2] ?? ''}"`, '""'], IMPORT, {
    ...stop('cell-empty', { place: `${RAW.survey}:4:1`, columnName: 'census_tract_fips' }),
  }),
  planted(
    'X-soft-id',
    'an id with a soft hyphen',
    AT.survey,
    [`"${GEOIDS[2] ?? ''}"`, `"${GEOIDS[2] ?? ''}\u00ad"`],
    IMPORT,
    {
      ...stop('geoid-length', { place: `${RAW.survey}:4:1` }),
    },
  ),
  planted(
    'X-prefix',
    'ids with the prefix of 2010',
    AT.race,
    (text) => text.replaceAll('\n44', '\n14000US44'),
    IMPORT,
    {
      ...repair('id-mended', { place: `${RAW.race}:2:1` }),
    },
  ),
  {
    id: 'X-damaged',
    what: 'an archive with one wrong byte',
    plant: (world) => world.plant(AT.tracts, damaged()),
    run: IMPORT,
    expect: stop('zip-damaged', { place: RAW.tracts }),
  },
  {
    id: 'X-cut',
    what: 'an archive that breaks off',
    plant: (world) => world.plant(AT.tracts, tractArchive().slice(0, 900)),
    run: IMPORT,
    expect: stop('zip-form', { place: RAW.tracts }),
  },
  {
    id: 'X-state',
    what: 'the archive of another state',
    plant: (world) =>
      world.plant(
        AT.tracts,
        tractArchive(
          tractShapes().map((row) => ({
            ...row,
            facts: { ...row.facts, GEOID10: `25${String(row.facts.GEOID10).slice(2)}` },
          })),
        ),
      ),
    run: IMPORT,
    expect: stop('state-other', { place: RAW.tracts, columnName: 'GEOID10' }),
  },
  planted(
    'X-ledger',
    'a table without its row in the ledger',
    AT.sources,
    [/tables\/counties.csv.*\n/, ''],
    CHECK,
    {
      ...stop('ledger-absent', { place: AT.counties }),
    },
  ),
  planted(
    'X-swapped',
    'longitude and latitude exchanged',
    'places/rhode-island/tables/tracts-2010.csv',
    (text) =>
      text
        .split('\n')
        .map((line, at) => {
          const cells = line.split(',');
          return at === 0 || line === ''
            ? line
            : cells
                .with(7, cells[8] ?? '')
                .with(8, cells[7] ?? '')
                .join(',');
        })
        .join('\n'),
    CHECK,
    stop('center-outside', { columnName: 'longitude', place: 'places/rhode-island/tables/tracts-2010.csv' }),
  ),
  planted('X-yaml-tab', 'a tab in YAML', AT.edition, ['\nindicators:', '\n\tindicators:'], CHECK, {
    ...stop('edition-yaml', { exitCode: 3, says: /2018-national\.yaml:\d+:\d+/ }),
  }),
  planted(
    'X-yaml-twice',
    'a key twice in YAML',
    AT.place,
    ['languages:', 'defaultEdition: x\nlanguages:'],
    CHECK,
    {
      ...stop('place-yaml', { exitCode: 3, says: /place\.yaml:\d+:\d+/ }),
    },
  ),
  planted(
    'X-name',
    'a name of a county that turns the text around',
    AT.counties,
    ['Bristol,', 'Bris\u202etol,'],
    BUILD,
    {
      ...stop('text-control', { columnName: 'name', value: 'Bris\u202etol' }),
    },
  ),
  {
    id: 'X-pointer',
    what: 'a pointer that names no site',
    plant: (world) => world.plant('var/site/current', '{"current":"../../etc","previous":[]}\n'),
    run: ['rollback'],
    expect: stop('pointer-damaged', { place: 'var/site/current', exitCode: 4 }),
  },
];

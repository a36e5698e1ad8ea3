import { expect, test } from 'vitest';
import { type Problem, Problems } from '#core/problem.ts';
import { ProblemLog } from '#core/problem-log.ts';
import { cellsOf, textsOf } from './columns.ts';
import { readTable, readTableOrThrow } from './read-table.ts';
import type { TableSchema } from './schema.ts';

// The letters and numbers of the cases are those of the catalogue of bad inputs (docs/guide/messages.md).

const SCHEMA: TableSchema = {
  name: 'sample',
  key: ['geoid'],
  columns: [
    { name: 'geoid', header: 'GEOID10', kind: 'tract-geoid', filled: true },
    { name: 'town', kind: 'text' },
    {
      name: 'tested',
      header: 'Total Reading',
      kind: 'count',
      sentinels: { '*': 'suppressed', '-': 'suppressed' },
    },
    { name: 'homes', kind: 'share' },
    { name: 'rent', kind: 'number', dollarSign: true, thousands: true, optional: true },
  ],
};

const HEADER = 'GEOID10,town,Total Reading,homes,rent';
const GOOD = '09001010101,Greenwich,12,0.5,"$1,200"';

type Input = string | Uint8Array;

function bytesOf(input: Input): Uint8Array {
  return typeof input === 'string' ? new TextEncoder().encode(input) : input;
}

function problemsIn(input: Input): readonly Problem[] {
  const log = new ProblemLog();
  log.attempt(() => readTable(SCHEMA, bytesOf(input), 'sample.csv', log));
  return log.problems;
}

function stopped(input: Input): readonly Problem[] {
  return problemsIn(input).filter((problem) => problem.severity === 'stop');
}

const file = (...rows: string[]): string => `${[HEADER, ...rows].join('\n')}\n`;
const row = (cells: Partial<Record<'geoid' | 'town' | 'tested' | 'homes' | 'rent', string>>): string => {
  const { geoid = '09001010101', town = 'Greenwich', tested = '12', homes = '0.5', rent = '900' } = cells;
  return file([geoid, town, tested, homes, rent].join(','));
};

const STOPS: readonly (readonly [string, Input, string, number | undefined])[] = [
  ['F02 an empty file', '', 'csv-empty', undefined],
  ['F02 a file of blanks', ' \n \n', 'csv-empty', 1],
  ['F03 a header and no rows', `${HEADER}\n`, 'csv-header-only', 1],
  [
    'F09 Windows-1252 letters',
    new Uint8Array([...bytesOf(`${HEADER}\n09001010101,Espa`), 0xf1, 0x6f]),
    'csv-encoding',
    2,
  ],
  [
    'F10 UTF-8 and Windows-1252 in one file',
    new Uint8Array([...bytesOf(`${HEADER}\n1,ñ`), 0xe9, 10]),
    'csv-encoding',
    2,
  ],
  ['F11 a NUL byte', `${HEADER}\n0900\u0000`, 'csv-nul', 2],
  ['F14 a quote that never closes', file(GOOD, '"09001010102,a', 'b,c'), 'csv-open-quote', 3],
  ['F15 a quote in the middle of a cell', file('09001010101,Gre"en,1,0,1'), 'csv-stray-quote', 2],
  ['F17 a web page', '<!DOCTYPE html>\n<p>Missing key', 'csv-is-html', 1],
  ['F18 a JSON error', '{"error":{"code":400}}\n', 'csv-is-json', 1],
  [
    'F19 a Git LFS pointer',
    'version https://git-lfs.github.com/spec/v1\noid sha256:0\n',
    'csv-is-pointer',
    1,
  ],
  ['a zip archive', 'PK\u0003\u0004rest\nrest', 'csv-is-zip', 1],
  [
    'S01 a required column that is not there',
    'GEOID10,town,Total Readin,homes\n09001010101,a,1,0\n',
    'column-missing',
    1,
  ],
  [
    'S03 a header twice',
    'GEOID10,town,town,Total Reading,homes\n09001010101,a,b,1,0\n',
    'column-repeated',
    1,
  ],
  ['S09 a column wholly empty', file('09001010101,,1,0,1', '09001010102,,1,0,1'), 'column-empty', 1],
  ['S10 a column named __proto__', `${HEADER},__proto__\n${GOOD},1\n`, 'column-reserved', 1],
  ['R01 too few cells', file(GOOD, '09001010102,a'), 'row-short', 3],
  ['R02 too many cells', file(GOOD, '09001010102,a,1,0,1,9'), 'row-long', 3],
  ['R05 one id on two rows', file(GOOD, GOOD), 'row-repeated', 3],
  ['V07 a sentinel nobody declared', row({ tested: '-666' }), 'number-range', 2],
  ['V11 a sentinel that was divided', row({ tested: '-6666666.66' }), 'number-range', 2],
  ['V13 a bottom code', row({ tested: '"2,500-"' }), 'number-form', 2],
  ['V14 thousands that nobody declared', row({ tested: '"1,234"' }), 'number-form', 2],
  ['V15 a percent sign that nobody declared', row({ homes: '12%' }), 'number-form', 2],
  ['V18 an accounting negative', row({ rent: '(12)' }), 'number-form', 2],
  ['V19 a number beyond all numbers', row({ rent: '1e309' }), 'number-range', 2],
  ['V19 Infinity', row({ rent: 'Infinity' }), 'number-form', 2],
  ['V21 digits with letters', row({ tested: '12abc' }), 'number-form', 2],
  ['V23 a percent in a column of shares', row({ homes: '50' }), 'number-range', 2],
  ['V23 a negative share', row({ homes: '-3' }), 'number-range', 2],
  ['a count with a fraction', row({ tested: '1.5' }), 'number-whole', 2],
  ['V28 a GEOID that lost its zero', row({ geoid: '9001010101' }), 'geoid-length', 2],
  ['V29 a GEOID that a spreadsheet rounded', row({ geoid: '9.00101E+9' }), 'geoid-length', 2],
  ['V33 a tract number instead of a GEOID', row({ geoid: '101.00' }), 'geoid-length', 2],
  ['an id that is empty', row({ geoid: '' }), 'cell-empty', 2],
  ['V39 a cell of 200,000 letters', row({ town: 'a'.repeat(200_000) }), 'cell-long', 2],
];

test.each(STOPS)('%s stops with its code and its line', (_, input, code, line) => {
  const found = stopped(input).find((problem) => problem.code === code);
  expect(found?.details).toMatchObject({ file: 'sample.csv', ...(line !== undefined && { line }) });
});

test.each(STOPS)('%s is told in one short line without control characters', (_, input) => {
  for (const { message, details } of stopped(input)) {
    expect(message).not.toMatch(/undefined|NaN|\[object/);
    expect(details.remedy ?? 'none').not.toBe('');
  }
});

const REPAIRS: readonly (readonly [string, Input, string])[] = [
  ['F07 a byte-order mark', `\ufeff${file(GOOD)}`, 'csv-byte-order-mark'],
  ['F13 no newline at the end', `${HEADER}\n${GOOD}`, 'csv-no-final-newline'],
  [
    'S02 a header with a blank at its end',
    file(GOOD).replace('Total Reading', 'Total Reading '),
    'header-blanks',
  ],
  ['S05 a header in other capitals', file(GOOD).replace('GEOID10', 'Geoid10'), 'header-case'],
  [
    'S07 a no-break space in a header',
    file(GOOD).replace('Total Reading', 'Total\u00a0Reading\u200b'),
    'header-blanks',
  ],
  ['R03 blank rows', file(GOOD, '', ',,,,', ''), 'csv-blank-rows'],
];

test.each(REPAIRS)('%s is repaired and listed', (_, input, code) => {
  expect(stopped(input)).toEqual([]);
  expect(problemsIn(input).map((problem) => problem.code)).toContain(code);
  expect(readTableOrThrow(SCHEMA, bytesOf(input), 'sample.csv').rowCount).toBe(1);
});

test('F35 the second line of labels of data.census.gov is left out and listed, and lines are still counted', () => {
  const log = new ProblemLog();
  const schema = {
    name: 'labels',
    key: ['GEO_ID'],
    columns: [
      { name: 'GEO_ID', kind: 'text' },
      { name: 'H1', kind: 'count' },
    ],
  } as const;
  const table = readTable(
    schema,
    bytesOf('GEO_ID,H1\nGeography,Estimate!!Total\na,1\nb,x\n'),
    'labels.csv',
    log,
  );
  expect(table.rowCount).toBe(2);
  expect(log.problems.map(({ code, severity, details }) => [code, severity, details.line])).toEqual([
    ['csv-labels', 'repair', 2],
    ['number-form', 'stop', 4],
  ]);
});

const CELLS: readonly (readonly [string, string, unknown])[] = [
  ['V01 an empty cell is missing', '', { missing: 'notInFile' }],
  ['V02 a cell of blanks is missing, not 0', '   ', { missing: 'notInFile' }],
  ['V03 a zero is a zero', '0', 0],
  ['V05 a star is suppressed', '*', { missing: 'suppressed' }],
  ['a dash is suppressed where it is declared', '-', { missing: 'suppressed' }],
  ['V07 the Census sentinel of too few cases', '-666666666', { missing: 'tooFewSample' }],
  ['V09 the Census sentinel of a controlled estimate', '-555555555', { missing: 'controlled' }],
  ['V10 a sentinel written as a float', '-666666666.0', { missing: 'tooFewSample' }],
  ['V10 a sentinel that Excel rounded', '-6.66667E+8', { missing: 'tooFewSample' }],
  ['our own word for a reason', 'droppedByRule', { missing: 'droppedByRule' }],
];

test.each(CELLS)('%s', (_, text, expected) => {
  const table = readTableOrThrow(
    SCHEMA,
    bytesOf(file(`09001010101,a,${text},0,1`, '09001010102,b,1,0,1')),
    'sample.csv',
  );
  expect(cellsOf(table, 'tested')[0]).toEqual(expected);
});

test('V17 dollars and thousands are read where the schema declares them', () => {
  expect(cellsOf(readTableOrThrow(SCHEMA, bytesOf(file(GOOD)), 'sample.csv'), 'rent')).toEqual([1200]);
});

test.each([
  ['V30 the long form of a GEOID', '1400000US09001010101'],
  ['V31 an apostrophe before a GEOID', "'09001010101"],
  ['V31 blanks around a GEOID', ' 09001010101 '],
])('%s is taken away', (_, geoid) => {
  expect(textsOf(readTableOrThrow(SCHEMA, bytesOf(row({ geoid })), 'sample.csv'), 'geoid')).toEqual([
    '09001010101',
  ]);
});

test('V28 the message for a lost zero spells the id that is meant', () => {
  expect(stopped(row({ geoid: '9001010101' }))[0]?.details.remedy).toContain('"09001010101"');
});

test('V28 ids that all lost their zero are told as that, not as an empty column', () => {
  const rows = ['9001010101', '9001010102'].map((geoid) => `${geoid},a,1,0,1`);
  expect(stopped(file(...rows)).map(({ code }) => code)).toEqual(['geoid-length', 'geoid-length']);
});

test('S06 the order of the columns is free', () => {
  const table = readTableOrThrow(
    SCHEMA,
    bytesOf('homes,rent,Total Reading,town,GEOID10\n0.5,9,12,a,09001010101\n'),
    's',
  );
  expect([cellsOf(table, 'tested'), cellsOf(table, 'homes')]).toEqual([[12], [0.5]]);
});

test('S01 a missing column is told with the name it was probably given', () => {
  const [problem] = stopped('GEOID10,town,Total Readin,homes\n09001010101,a,1,0\n').filter(
    ({ code }) => code === 'column-missing',
  );
  expect(problem?.message).toContain('"Total Readin"');
});

test('S10 a column named __proto__ changes no object', () => {
  stopped(`${HEADER},__proto__\n${GOOD},polluted\n`);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('R05 the message of a repeated id lists every line', () => {
  expect(stopped(file(GOOD, '09001010102,b,1,0,1', GOOD, GOOD))[0]?.message).toContain('lines 2, 4, 5');
});

test('a quoted cell with newlines does not move the lines of later messages', () => {
  const found = stopped(file('09001010101,"two\nlines",1,0,1', '09001010102,b,x,0,1'));
  expect(found.map(({ details }) => details.line)).toEqual([4]);
});

test('all problems of a file are told at once, in the order of the file', () => {
  const rows = Array.from({ length: 30 }, (_, i) => `090010101${String(i).padStart(2, '0')},a,bad${i},0,1`);
  const thrown = (() => {
    try {
      readTableOrThrow(SCHEMA, bytesOf(file(...rows)), 'sample.csv');
      return undefined;
    } catch (error) {
      return error;
    }
  })();
  expect(thrown).toBeInstanceOf(Problems);
  const { problems } = thrown as Problems;
  expect(problems.map(({ details }) => details.line)).toEqual(rows.map((_, index) => index + 2));
});

test('a thousand problems are kept and all of them are counted', () => {
  const rows = Array.from({ length: 1500 }, (_, i) => `0900${String(i).padStart(7, '0')},a,bad,0,1`);
  const log = new ProblemLog();
  readTable(SCHEMA, bytesOf(file(...rows)), 'sample.csv', log);
  expect([log.problems.length, log.total]).toEqual([1000, 1500]);
});

test('V37 a name made of markup is kept as text, letter by letter', () => {
  const town = '<img src=x onerror=alert(1)>';
  expect(textsOf(readTableOrThrow(SCHEMA, bytesOf(row({ town })), 'sample.csv'), 'town')).toEqual([town]);
});

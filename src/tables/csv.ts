import { parse } from 'csv-parse/sync';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { decodeUtf8 } from './decode.ts';

/** One line of a file; `line` is where it starts, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly header: CsvRow;
  readonly rows: readonly CsvRow[];
}

/** Longest row that is read. */
const MAX_ROW_CHARACTERS = 16 * 1024 * 1024;

const PRETENDERS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^\s*<(!doctype|html|\?xml|head|body)/i,
    'csv-is-html',
    'is a web page, not a table (often an error page)',
  ],
  [/^\s*[{[]/, 'csv-is-json', 'is JSON, not a table (often an error message)'],
  [/^version https:\/\/git-lfs\.github\.com/, 'csv-is-pointer', 'is a Git LFS pointer, not the file itself'],
  [
    /^(\.\.\/)*\.git\/annex\/objects\/|^\/annex\/objects\//,
    'csv-is-pointer',
    'is a git-annex pointer, not the file itself',
  ],
];

const SAVE_AS_CSV = 'open it in the program that made it and save the table as "CSV UTF-8"';

/** First bytes of files that are no text at all. */
const SIGNATURES: readonly (readonly [readonly number[], string, string, string])[] = [
  [[0x50, 0x4b, 3, 4], 'csv-is-zip', 'is a spreadsheet or a zip archive, not a CSV file', SAVE_AS_CSV],
  [[0xd0, 0xcf, 0x11, 0xe0], 'csv-is-spreadsheet', 'is an old spreadsheet, not a CSV file', SAVE_AS_CSV],
  [[0x25, 0x50, 0x44, 0x46], 'csv-is-pdf', 'is a PDF, not a CSV file', 'fetch the table itself'],
  [[0x1f, 0x8b], 'csv-is-gzip', 'is packed with gzip', 'unpack it with "gunzip"'],
  [[0xff, 0xfe], 'csv-utf-16', 'is written in UTF-16', SAVE_AS_CSV],
  [[0xfe, 0xff], 'csv-utf-16', 'is written in UTF-16', SAVE_AS_CSV],
];

function refuseSignature(bytes: Uint8Array, file: string): void {
  for (const [signature, code, what, remedy] of SIGNATURES) {
    if (signature.every((byte, at) => bytes[at] === byte))
      throw new Problem(code, what, { file, line: 1, remedy });
  }
}

function refusePretender(text: string, file: string): void {
  for (const [form, code, what] of PRETENDERS) {
    if (form.test(text))
      throw new Problem(code, what, { file, line: 1, remedy: 'fetch the real file again' });
  }
}

/** Characters that other programs put between cells. */
const OTHER_SEPARATORS: readonly (readonly [string, string])[] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
];

/** A line that is longer than a row may be: seen before the file is decoded, which would take its size several times. */
function refuseLongLine(bytes: Uint8Array, file: string): void {
  let [line, start] = [1, 0];
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start);
    const length = (end < 0 ? bytes.length : end) - start;
    // Lines that end with a carriage return only have no line feed between them.
    if (length > MAX_ROW_CHARACTERS && bytes.subarray(start, start + length - 1).indexOf(13) < 0) {
      throw new Problem('csv-long-line', `a row is longer than ${MAX_ROW_CHARACTERS} characters`, {
        file,
        line,
        remedy: 'look for line ends that were lost, and fetch the file again',
      });
    }
    if (end < 0) return;
    [line, start] = [line + 1, end + 1];
  }
}

function refuseSeparator(text: string, file: string): void {
  const [first = ''] = text.trimStart().split(/[\r\n]/, 1);
  const found = OTHER_SEPARATORS.find(([separator]) => first.includes(separator));
  if (first.includes(',') || found === undefined) return;
  throw new Problem('csv-separator', `has cells separated by ${found[1]}, not by commas`, {
    file,
    line: 1,
    exitCode: 2,
    remedy: 'save it again with commas (and decimal points)',
  });
}

/** Line and cell in which the quote opens that never closes, or closes in the middle of what follows. */
function findOpenQuote(text: string): { readonly line: number; readonly column: number } {
  let [line, column, isQuoted, isStart] = [1, 1, false, true];
  let opened = { line: 0, column: 1 };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n') line += 1;
    if (isQuoted) {
      if (character !== '"') continue;
      const next = text[at + 1] ?? '\n';
      if (next === '"') at += 1;
      else if (',\r\n'.includes(next)) isQuoted = false;
      else return opened;
    } else if (character === '"' && isStart) [isQuoted, opened] = [true, { line, column }];
    isStart = character === ',' || character === '\n' || character === '\r';
    if (isStart && !isQuoted) column = character === ',' ? column + 1 : 1;
  }
  return opened;
}

interface CsvParseError extends Error {
  readonly code: string;
  readonly lines?: number;
  readonly column?: number;
}

function isCsvParseError(error: unknown): error is CsvParseError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function asProblem(error: unknown, text: string, file: string): unknown {
  if (!isCsvParseError(error)) return error;
  const opened = findOpenQuote(text);
  const closesLater = error.code === 'CSV_INVALID_CLOSING_QUOTE' && opened.line < (error.lines ?? 1);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || closesLater) {
    return new Problem('csv-open-quote', 'a quote opens here and never closes', {
      ...{ file, ...opened },
      remedy: 'close the quote; write a quote inside a quoted cell twice',
    });
  }
  const place = {
    file,
    line: error.lines ?? 1,
    column: typeof error.column === 'number' ? error.column + 1 : 1,
  };
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new Problem('csv-long-line', `a row is longer than ${MAX_ROW_CHARACTERS} characters`, {
      ...place,
      remedy: 'look for line ends that were lost, and fetch the file again',
    });
  }
  return new Problem('csv-stray-quote', 'a quote stands in the middle of a cell', {
    ...place,
    remedy: 'put the whole cell in quotes and write the inner quote twice',
  });
}

/** Lines on which rows start: the parser tells only where they end. */
function startLines(records: readonly { record: string[]; info: { lines: number } }[]): CsvRow[] {
  return records.map(({ record, info }) => ({
    line: info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0),
    cells: record,
  }));
}

function parseRows(text: string, file: string): CsvRow[] {
  try {
    const records: unknown = parse(text, {
      info: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: MAX_ROW_CHARACTERS,
    });
    return startLines(records as { record: string[]; info: { lines: number } }[]);
  } catch (error) {
    throw asProblem(error, text, file);
  }
}

function isBlank(row: CsvRow): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

/** Whether the second line says in words what the columns of a file of data.census.gov are. */
function hasLabels(header: CsvRow | undefined, second: CsvRow | undefined): boolean {
  return header?.cells[0]?.trim() === 'GEO_ID' && second?.cells[0]?.trim() === 'Geography';
}

/**
 * Header and rows of a CSV file; nothing is interpreted yet.
 *
 * Repaired and listed: byte-order mark, no newline at the end, blank rows, the second line of labels of data.census.gov.
 *
 * @param bytes the whole file, UTF-8
 * @throws Problem for a file that is no CSV table at all (empty, web page, JSON, pointer, bad bytes, open quote)
 * @example readCsv(new TextEncoder().encode('a,b\n1,2\n'), 'x.csv', new ProblemLog()).rows // => [{ line: 2, cells: ['1', '2'] }]
 */
export function readCsv(bytes: Uint8Array, file: string, log: ProblemLog): CsvFile {
  refuseSignature(bytes, file);
  refuseLongLine(bytes, file);
  const { text, byteOrderMark } = decodeUtf8(bytes, file);
  refusePretender(text, file);
  refuseSeparator(text, file);
  const repair = (code: string, what: string, line: number): void =>
    log.add(new Problem(code, what, { severity: 'repair', file, line }));
  if (byteOrderMark) repair('csv-byte-order-mark', 'the file starts with a byte-order mark', 1);
  const all = parseRows(text, file);
  const rows = all.filter((row) => !isBlank(row));
  const [header, labels, ...others] = rows;
  const isLabelled = hasLabels(header, labels);
  if (isLabelled) repair('csv-labels', 'holds labels of the columns, no figures', labels?.line ?? 2);
  const data = isLabelled ? others : rows.slice(1);
  if (header === undefined)
    throw new Problem('csv-empty', 'holds only blanks', { file, line: 1, remedy: 'fetch it again' });
  if (data.length === 0) {
    throw new Problem('csv-header-only', 'has a header and no rows', {
      file,
      line: header.line,
      remedy: 'fetch it again',
    });
  }
  if (!/[\r\n]$/.test(text))
    repair('csv-no-final-newline', 'the last line has no end', data.at(-1)?.line ?? 1);
  if (all.length > rows.length) {
    const blank = all.find(isBlank);
    repair('csv-blank-rows', `${all.length - rows.length} blank rows were skipped`, blank?.line ?? 1);
  }
  return { header, rows: data };
}

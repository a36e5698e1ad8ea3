import { type Cell, missing, type MissingReason, MISSING_REASONS } from '#core/missing.ts';
import { suggest } from '#core/nearest-name.ts';
import { parseNumber } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import type { ColumnKind, ColumnSchema } from './schema.ts';

/** Longest text of one cell. */
const MAX_CELL_CHARACTERS = 100_000;

/** What the Census writes into a numeric cell instead of a number; any other number this low stops. */
const CENSUS_SENTINELS: Readonly<Record<string, MissingReason>> = {
  '-999999999': 'tooFewSample',
  '-888888888': 'notApplicable',
  '-666666666': 'tooFewSample',
  '-555555555': 'controlled',
  '-333333333': 'tooFewSample',
  '-222222222': 'tooFewSample',
};

const KIND_RANGE: Partial<Readonly<Record<ColumnKind, readonly [number, number]>>> = {
  count: [0, 1e12],
  share: [0, 1],
  percent: [0, 100],
};

const GEOID_LENGTH: Partial<Readonly<Record<ColumnKind, number>>> = {
  'tract-geoid': 11,
  'town-geoid': 10,
  'county-geoid': 5,
  zip: 5,
};

/** Characters that hide, or turn the text around; line ends may stand in notes. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

const BLANK = /^[\s\u00a0\u200b]*$/;

/**
 * Whether a column holds numbers (the others hold texts).
 *
 * @example isNumeric('share') // => true
 */
export function isNumeric(kind: ColumnKind): boolean {
  return kind === 'number' || kind === 'count' || kind === 'share' || kind === 'percent';
}

/**
 * Whether a column holds ids of a fixed number of digits.
 *
 * @example isId('zip') // => true
 */
export function isId(kind: ColumnKind): boolean {
  return GEOID_LENGTH[kind] !== undefined;
}

function sentinelOf(column: ColumnSchema, text: string): MissingReason | undefined {
  const { sentinels } = column;
  if (sentinels !== undefined && Object.hasOwn(sentinels, text)) return sentinels[text];
  return undefined;
}

/**
 * Why there is no number, when the Census wrote one of its marks instead; undefined for a number.
 *
 * @example censusSentinel(-666666666) // => 'tooFewSample'
 */
export function censusSentinel(value: number): MissingReason | undefined {
  const written = Math.round(value / 1000) === -666667 ? '-666666666' : value.toFixed(0);
  return Object.hasOwn(CENSUS_SENTINELS, written) ? CENSUS_SENTINELS[written] : undefined;
}

function undress(column: ColumnSchema, text: string): string {
  let bare = text;
  if (column.dollarSign === true) bare = bare.replace(/^(-?)\$/, '$1');
  if (column.percentSign === true) bare = bare.replace(/\s*%$/, '');
  if (column.thousands === true && /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare))
    bare = bare.replaceAll(',', '');
  return bare;
}

function hintFor(text: string): string | undefined {
  if (/^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text))
    return 'holds thousands separators: take them out, or declare them for this column';
  if (/%$/.test(text)) return 'holds a percent sign: take it out, or declare it for this column';
  if (/^-?\$/.test(text)) return 'holds a dollar sign: take it out, or declare it for this column';
  if (/^\(.*\)$/.test(text))
    return 'a number in parentheses is negative only in accounting: write it with a minus sign';
  if (/^[\d,]+[-+]$/.test(text)) return 'is a top or bottom code: declare what it stands for';
  return undefined;
}

function parseDressed(column: ColumnSchema, text: string): Cell {
  try {
    return parseNumber(undress(column, text));
  } catch (error) {
    const hint = hintFor(text);
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.code, error.message, {
      ...error.details,
      value: text,
      ...(hint !== undefined && { remedy: hint }),
    });
  }
}

function checkRange(column: ColumnSchema, value: number, text: string): void {
  const [low, high] = column.range ?? KIND_RANGE[column.kind] ?? [-1e15, 1e15];
  if (value < low || value > high) {
    const percent = column.kind === 'share' && value > 1 && value <= 100;
    throw new Problem('number-range', `must lie between ${low} and ${high}`, {
      value: text,
      remedy: percent
        ? 'looks like a percent: divide by 100, or declare the column as percent'
        : 'correct the value',
    });
  }
  if (column.kind === 'count' && !Number.isInteger(value)) {
    throw new Problem('number-whole', 'must be a whole number', { value: text, remedy: 'correct the value' });
  }
}

/**
 * The cell of a numeric column.
 *
 * @param text as in the file; missing-value texts come from the schema or are reasons of ours
 * @returns a number in range, or the reason why there is none
 * @throws Problem 'number-form', 'number-range' or 'number-whole'
 * @example parseNumericCell({ name: 'tested', kind: 'count', sentinels: { '*': 'suppressed' } }, '*') // => { missing: 'suppressed' }
 */
export function parseNumericCell(column: ColumnSchema, text: string): Cell {
  const trimmed = BLANK.test(text) ? '' : text.trim();
  const reason = sentinelOf(column, trimmed) ?? MISSING_REASONS.find((known) => known === trimmed);
  if (reason !== undefined) return missing(reason);
  const cell = parseDressed(column, trimmed);
  if (typeof cell !== 'number') return cell;
  const census = censusSentinel(cell);
  if (census !== undefined) return missing(census);
  checkRange(column, cell, text);
  return cell;
}

function stripId(column: ColumnSchema, text: string): string {
  const bare = text
    .trim()
    .replace(/^'/, '')
    .replace(/^\d{4,7}US/, '');
  const prefix = column.prefix ?? '';
  const digits = prefix !== '' && bare.startsWith(prefix) ? bare.slice(prefix.length) : bare;
  const length = GEOID_LENGTH[column.kind] ?? 0;
  return column.lostZero === true && digits.length === length - 1 ? `0${digits}` : digits;
}

function idRemedy(digits: string, length: number): string {
  if (/^\d(\.\d+)?e\+?\d+$/i.test(digits)) {
    return 'a spreadsheet rounded the id: import the column as text and export again';
  }
  if (/^\d+$/.test(digits) && digits.length === length - 1)
    return `a leading zero was lost: write "0${digits}"`;
  return `give all ${length} digits as text`;
}

/**
 * The digits of an id column, checked for their length.
 *
 * A leading apostrophe and a prefix such as "1400000US" are taken away.
 *
 * @throws Problem 'geoid-length' with the exact remedy
 * @example parseIdCell({ name: 'geoid', kind: 'tract-geoid' }, '1400000US09001010101') // => '09001010101'
 */
export function parseIdCell(column: ColumnSchema, text: string): string {
  const digits = stripId(column, text);
  const length = GEOID_LENGTH[column.kind] ?? 0;
  if (/^\d+$/.test(digits) && digits.length === length) return digits;
  throw new Problem('geoid-length', `has ${digits.length} characters, an id here has ${length} digits`, {
    value: text,
    remedy: idRemedy(digits, length),
  });
}

/**
 * The text of a text column.
 *
 * @throws Problem 'word-unknown', 'cell-empty', 'cell-long' or 'text-control'
 * @example parseTextCell({ name: 'town', kind: 'text' }, ' Andover ') // => 'Andover'
 */
export function parseTextCell(column: ColumnSchema, text: string): string {
  if (text.length > MAX_CELL_CHARACTERS) {
    const remedy = 'look for a quote that was not closed, or shorten the text';
    throw new Problem('cell-long', `has more than ${MAX_CELL_CHARACTERS} characters`, {
      value: text,
      remedy,
    });
  }
  if (CONTROL.test(text)) {
    const remedy = 'take out the invisible characters; they change how the text reads';
    throw new Problem('text-control', 'holds control characters', { value: text, remedy });
  }
  const trimmed = BLANK.test(text) ? '' : text.trim();
  const bare = sentinelOf(column, trimmed) === undefined ? trimmed : '';
  if (bare === '') {
    if (column.filled === true) {
      const remedy = 'fill the cell in, or take the row out';
      throw new Problem('cell-empty', 'must not be empty', { value: text, remedy });
    }
    return '';
  }
  if (GEOID_LENGTH[column.kind] !== undefined) return parseIdCell(column, bare);
  if (column.kind === 'word' && column.words?.includes(bare) !== true) {
    const words = column.words ?? [];
    const remedy = suggest(bare, words);
    throw new Problem('word-unknown', `is not one of ${words.join(', ')}`, { value: text, remedy });
  }
  return bare;
}

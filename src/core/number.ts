import { type Cell, missing } from './missing.ts';
import { Problem } from './problem.ts';

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;
const BLANK = /^[\s\u00a0\u200b]*$/;

/**
 * Strict number of a text: the whole text must be a finite decimal number.
 *
 * The only place of the project that turns text into a number (`Number("")` is 0).
 *
 * @param text digits with an optional sign, decimal point and exponent; blanks around are allowed
 * @returns the number (never NaN, never infinite; "−0" becomes 0); missing 'notInFile' for an empty or blank text
 * @throws Problem 'number-form' or 'number-range'
 * @example parseNumber(' 12.5 ') // => 12.5
 * @example parseNumber('') // => { missing: 'notInFile' }
 */
export function parseNumber(text: string): Cell {
  if (BLANK.test(text)) return missing('notInFile');
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) {
    throw new Problem('number-form', 'is not a number', {
      value: text,
      remedy: 'write digits with a decimal point, without thousands separators, units or notes',
    });
  }
  const value = Number(trimmed);
  if (!Number.isFinite(value)) {
    throw new Problem('number-range', 'is too large for a number', {
      value: text,
      remedy: 'correct the value',
    });
  }
  return value === 0 ? 0 : value;
}

/**
 * Whole number of a text, for settings and addresses in links.
 *
 * @returns undefined when the text is not a whole number of at most 15 digits
 * @example parseWhole('250') // => 250
 */
export function parseWhole(text: string | null | undefined): number | undefined {
  return text !== null && text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

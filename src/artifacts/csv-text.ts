import { type Cell, isMissing } from '#core/missing.ts';

/** What a cell of a written table can hold; null and missing become an empty cell. */
export type CsvValue = string | Cell | null;

const FORMULA_START = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * A text that no spreadsheet takes for a formula: a leading = + - @ or tab gets an apostrophe before it.
 *
 * @example neutralizeFormula('=HYPERLINK("x")') // => '\'=HYPERLINK("x")'
 */
export function neutralizeFormula(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/**
 * Shortest decimal text that reads back as the same number.
 *
 * @throws Error for NaN or an infinity: they never belong in an output
 * @example numberText(-0) // => '0'
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
  return value === 0 ? '0' : String(value);
}

function cellText(value: CsvValue): string {
  if (value === null || isMissing(value)) return '';
  if (typeof value === 'number') return numberText(value);
  const text = neutralizeFormula(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * CSV text (RFC 4180, line feed, final newline).
 *
 * @example csvText(['town', 'share'], [['Groton, City of', 0.5]]) // => 'town,share\n"Groton, City of",0.5\n'
 */
export function csvText(header: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const lines = [header.map(cellText).join(',')];
  for (const row of rows) lines.push(row.map(cellText).join(','));
  return `${lines.join('\n')}\n`;
}

import { Problem } from '#core/problem.ts';
import type { Ask } from './live-source.ts';
import { MAX_PAGE_BYTES } from './pull.ts';

/** Rows of one page; servers that give fewer at once are followed by what they give. */
export const PAGE_ROWS = 1000;
/** Most rows of one data set. */
export const MAX_ROWS = 2_000_000;

/** One row of a paged answer, by the publisher's name of the column. */
export type PageRow = Readonly<Record<string, unknown>>;

/**
 * The question for JSON at an address.
 *
 * @example jsonAsk('https://x/y').form // => 'json'
 */
export function jsonAsk(url: string): Ask {
  return { url, form: 'json', maxBytes: MAX_PAGE_BYTES };
}

/**
 * Text of a cell of JSON; '' for null. A value with parts, such as a point, is written as JSON.
 *
 * @example cellText(null) // => ''
 */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : (JSON.stringify(value) ?? '');
}

/**
 * Holds the rows that came against the number that the publisher counts: pages that overlap or leave out stop.
 *
 * @throws Problem 'download-rows'
 * @example checkPageCount(3, 3, 'https://x')
 */
export function checkPageCount(came: number, counted: number, from: string): void {
  if (came === counted) return;
  throw new Problem('download-rows', `${came} rows came, the publisher counts ${counted}`, {
    file: from,
    value: String(came),
    done: 'nothing of it was kept',
    remedy: 'run the command again: the publisher may be changing its data at this moment',
  });
}

/**
 * Refuses a data set that is larger than any we know.
 *
 * @throws Problem 'download-large'
 * @example refuseTooMany(10, 'https://x')
 */
export function refuseTooMany(counted: number, from: string): void {
  if (counted <= MAX_ROWS) return;
  throw new Problem('download-large', `has ${counted} rows, more than ${MAX_ROWS}`, {
    file: from,
    value: String(counted),
    remedy: 'fetch a part of it: narrow the address',
  });
}

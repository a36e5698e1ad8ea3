import { Problem } from '#core/problem.ts';
import { parseJson } from '../geojson.ts';
import type { Ask, Pull } from './live-source.ts';

/** Most bytes of one page of an answer. */
export const MAX_PAGE_BYTES = 64 * 1024 * 1024;
/** Most bytes of one file; the tables of HUD CHAS for all tracts of the country have 234 MB. */
export const MAX_FILE_BYTES = 400 * 1024 * 1024;

/** Asks for one file and returns it as it came. */
export function* pullFile(ask: Ask): Pull {
  return yield ask;
}

/**
 * The value of a JSON body. A body that tells of an error under status 200 is one, as ArcGIS, CKAN and Socrata send it.
 *
 * @param from address for messages
 * @throws Problem 'json-form', 'download-error-body'
 * @example parseBody(new TextEncoder().encode('[1]'), 'https://x') // => [1]
 */
export function parseBody(bytes: Uint8Array, from: string): unknown {
  const body = parseJson(bytes, from);
  const error = errorOf(body);
  if (error === undefined) return body;
  throw new Problem('download-error-body', 'the publisher answers with an error instead of data', {
    file: from,
    value: error,
    remedy: 'check the data set and the options of the source in place.yaml',
  });
}

function errorOf(body: unknown): string | undefined {
  if (!isRecord(body)) return undefined;
  if (
    body['success'] === false ||
    (body['error'] !== undefined && body['error'] !== null && body['error'] !== false)
  )
    return JSON.stringify(body['error'] === true ? body['message'] : body['error']) ?? 'no reason given';
  return undefined;
}

/**
 * Whether a value is an object with named parts.
 *
 * @example isRecord([]) // => false
 */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The problem of an answer whose shape is not the publisher's known one.
 *
 * @example answerShape('https://x', 'rows').code // => 'answer-shape'
 */
export function answerShape(from: string, wanted: string): Problem {
  return new Problem('answer-shape', `the answer does not have ${wanted}`, {
    file: from,
    remedy: 'the publisher may have changed its interface: look at the address in a browser and report it',
  });
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Bytes of a CSV file with a header.
 *
 * @example new TextDecoder().decode(writeCsv(['a'], [['x,y']])) // => 'a\n"x,y"\n'
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const lines = [header, ...rows].map((cells) => `${cells.map(quote).join(',')}\n`);
  return new TextEncoder().encode(lines.join(''));
}

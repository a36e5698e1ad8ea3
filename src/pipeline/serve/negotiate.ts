import { parseWhole } from '#core/number.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

function refuses(accepted: string, coding: string): boolean {
  return new RegExp(`\\b${coding}\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)`).test(accepted);
}

/** The smallest form of a file that the reader takes. */
export function chooseEncoding(accepted: string | undefined, has: { br: boolean; gzip: boolean }): Encoding {
  if (accepted === undefined) return 'identity';
  const takes = (coding: string): boolean =>
    new RegExp(`\\b${coding}\\b`).test(accepted) && !refuses(accepted, coding);
  if (has.br && takes('br')) return 'br';
  return has.gzip && takes('gzip') ? 'gzip' : 'identity';
}

/** Whether an If-None-Match header names this tag. */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return (
    header === tag || header === '*' || header.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === tag)
  );
}

/** First and last byte, both counted. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a Range header.
 *
 * @returns undefined to send the whole file (no header, another unit, several ranges); 'unsatisfiable' for 416
 */
export function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null) return undefined;
  const first = parseWhole(match[1]);
  const last = parseWhole(match[2]);
  if (first === undefined) {
    if (last === undefined) return undefined;
    return last === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - last), end: size - 1 };
  }
  if (first >= size) return 'unsatisfiable';
  if (last !== undefined && last < first) return undefined;
  return { start: first, end: Math.min(last ?? size - 1, size - 1) };
}

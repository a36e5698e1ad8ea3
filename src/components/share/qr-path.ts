import { encode } from 'uqr';

/** A QR code as one path on a grid of `size` by `size` units. */
export interface QrPath {
  readonly size: number;
  readonly d: string;
}

/** Quiet zone around the code that readers ask for, in modules. */
const QUIET = 4;

/** Longer addresses give a code too fine to read from paper. */
export const LONGEST_QR_TEXT = 900;

function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  let start = -1;
  [...row, false].forEach((isDark, x) => {
    if (isDark && start < 0) start = x;
    if (isDark || start < 0) return;
    path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
    start = -1;
  });
  return path;
}

/** The QR code of an address; undefined when it is too long for paper. */
export function qrPath(text: string): QrPath | undefined {
  if (text.length > LONGEST_QR_TEXT) return undefined;
  const { size, data } = encode(text, { ecc: text.length > 200 ? 'L' : 'M', border: QUIET });
  return { size, d: data.map(rowPath).join('') };
}

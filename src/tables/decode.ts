import { Problem } from '#core/problem.ts';

/** Largest file that is read into memory. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;

const CONTINUATIONS: readonly (readonly [number, number, number])[] = [
  [0xc2, 0xdf, 1],
  [0xe0, 0xef, 2],
  [0xf0, 0xf4, 3],
];

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  const [, , more] = CONTINUATIONS.find(([low, high]) => lead >= low && lead <= high) ?? [];
  return more === undefined ? 0 : more + 1;
}

/** Offset of the first byte that is not UTF-8; −1 when all are. Overlong forms are left to the decoder. */
function findBadByte(bytes: Uint8Array): number {
  for (let offset = 0; offset < bytes.length;) {
    const length = sequenceLength(bytes[offset] ?? 0);
    if (length === 0 || offset + length > bytes.length) return offset;
    for (let next = 1; next < length; next += 1) {
      if (((bytes[offset + next] ?? 0) & 0xc0) !== 0x80) return offset;
    }
    offset += length;
  }
  return -1;
}

function countLine(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at += 1) if (bytes[at] === 10) line += 1;
  return line;
}

function badByteProblem(bytes: Uint8Array, offset: number, file: string): Problem {
  const hex = (bytes[offset] ?? 0).toString(16).padStart(2, '0');
  return new Problem('csv-encoding', `is not UTF-8: byte ${offset} is 0x${hex}`, {
    file,
    line: countLine(bytes, offset),
    remedy: 'save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")',
  });
}

/**
 * The text of a UTF-8 file.
 *
 * @param bytes the whole file; a byte-order mark at its start is taken away
 * @throws Problem 'csv-empty', 'csv-too-large', 'csv-nul' or 'csv-encoding' with the offset of the first bad byte
 * @example decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), 'a.csv') // => { text: 'a', byteOrderMark: true }
 */
export function decodeUtf8(bytes: Uint8Array, file: string): { text: string; byteOrderMark: boolean } {
  if (bytes.length === 0)
    throw new Problem('csv-empty', 'the file is empty', { file, remedy: 'fetch it again' });
  if (bytes.length > MAX_FILE_BYTES) {
    throw new Problem('csv-too-large', `has more than ${MAX_FILE_BYTES} bytes`, {
      file,
      remedy: 'split the file',
    });
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    throw new Problem('csv-nul', `holds a NUL byte at ${nul}: it is not a text file`, {
      file,
      line: countLine(bytes, nul),
      remedy: 'save the file as CSV UTF-8',
    });
  }
  const bad = findBadByte(bytes);
  if (bad !== -1) throw badByteProblem(bytes, bad, file);
  const text = new TextDecoder('utf-8').decode(bytes);
  return { text, byteOrderMark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf };
}

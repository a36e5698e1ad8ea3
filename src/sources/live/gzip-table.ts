import { gunzipSync } from 'fflate';
import { Problem } from '#core/problem.ts';

const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
const MAX_RATIO = 100;

function refuse(code: string, what: string, file: string): Problem {
  return new Problem(code, what, { file, remedy: 'fetch the file again from its publisher' });
}

/**
 * The bytes in a gzip file; the size that its last four bytes state is judged before anything is unpacked.
 *
 * @throws Problem 'gzip-form', 'gzip-bomb'
 */
export function unpackGzip(bytes: Uint8Array, file: string): Uint8Array {
  if (bytes.length < 18) throw refuse('gzip-form', 'is no complete gzip file', file);
  const size = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
  if (size > MAX_UNPACKED_BYTES || size > MAX_RATIO * Math.max(bytes.length, 1024))
    throw refuse('gzip-bomb', `would unpack ${bytes.length} bytes to ${size}`, file);
  try {
    // Into room of the stated size: a file that holds more than it says cannot grow beyond it.
    const unpacked = gunzipSync(bytes, { out: new Uint8Array(size) });
    if (unpacked.length === size) return unpacked;
  } catch {
    // Told below.
  }
  throw refuse('gzip-form', 'is no complete gzip file', file);
}

import { unzipSync } from 'fflate';
import { Problem } from '#core/problem.ts';

const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
const MAX_RATIO = 100;

function refuseEntry(name: string, size: number, packed: number, file: string): void {
  const refuse = (code: string, what: string): never => {
    throw new Problem(code, what, {
      file,
      value: name,
      remedy: 'fetch the archive again from its publisher',
    });
  };
  if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')) {
    refuse('zip-path', 'the archive holds a path outside its folder');
  }
  if (size > MAX_UNPACKED_BYTES || size > MAX_RATIO * Math.max(packed, 1024)) {
    refuse('zip-bomb', `would unpack ${packed} bytes to ${size}`);
  }
}

/**
 * Files of a zip archive by name; sizes and paths are checked before anything is unpacked.
 *
 * @throws Problem 'zip-form', 'zip-path', 'zip-bomb'
 */
export function unpackZip(bytes: Uint8Array, file: string): ReadonlyMap<string, Uint8Array> {
  let total = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        total += originalSize;
        refuseEntry(name, originalSize, size, file);
        if (total > MAX_UNPACKED_BYTES) refuseEntry(name, total, size, file);
        return !name.endsWith('/');
      },
    });
    return new Map(Object.entries(entries));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      'zip-form',
      `is not a complete zip archive: ${error instanceof Error ? error.message : ''}`,
      {
        file,
        remedy: 'fetch the archive again',
      },
    );
  }
}

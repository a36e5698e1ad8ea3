import { unzipSync } from 'fflate';
import { Problem } from '#core/problem.ts';

const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
const MAX_RATIO = 100;

/** What the table of contents of an archive says of one file. */
interface Entry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly isLink: boolean;
  readonly crc: number;
}

const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** Size of the end record without its comment, and the longest comment. */
const END_SIZE = 22;
const MAX_COMMENT = 65_535;

/** Entries of the table of contents (APPNOTE 4.3.12); none when it is not there. */
function listEntries(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = bytes.length - END_SIZE;
  const last = Math.max(0, end - MAX_COMMENT);
  while (end >= last && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < last) return [];
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    );
    const mode = view.getUint8(at + 5) === 3 ? view.getUint32(at + 38, true) >>> 16 : 0;
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0))),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      isLink: (mode & 0o170000) === 0o120000,
      crc: view.getUint32(at + 16, true),
    });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

function refuse(code: string, what: string, name: string, file: string): never {
  const remedy = 'fetch the archive again from its publisher';
  throw new Problem(code, what, { file, value: name, remedy });
}

function refuseEntries(entries: readonly Entry[], file: string): void {
  for (const { name, isEncrypted, isLink } of entries) {
    if (isEncrypted) refuse('zip-encrypted', 'is locked with a password', name, file);
    if (isLink) refuse('zip-link', 'is a link and not a file', name, file);
  }
}

function refusePath(name: string, file: string): void {
  if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')) {
    refuse('zip-path', 'the archive holds a path outside its folder', name, file);
  }
}

function refuseSize(name: string, size: number, packed: number, file: string): void {
  if (size > MAX_UNPACKED_BYTES || size > MAX_RATIO * Math.max(packed, 1024)) {
    refuse('zip-bomb', `would unpack ${packed} bytes to ${size}`, name, file);
  }
}

/** Every file has the checksum that the table of contents gives it. */
function checkSums(files: ReadonlyMap<string, Uint8Array>, entries: readonly Entry[], file: string): void {
  for (const { name, crc } of entries) {
    const bytes = files.get(name);
    if (bytes !== undefined && crc32(bytes) !== crc)
      refuse('zip-damaged', 'does not have the checksum that the archive gives it', name, file);
  }
}

/**
 * Files of a zip archive by name; sizes, paths, links and passwords are looked at before anything is unpacked, checksums after.
 *
 * @param isWanted which files to unpack; all when it is left out
 * @throws Problem 'zip-form', 'zip-path', 'zip-bomb', 'zip-encrypted', 'zip-link' or 'zip-damaged'
 */
export function unpackZip(
  bytes: Uint8Array,
  file: string,
  isWanted: (name: string) => boolean = () => true,
): ReadonlyMap<string, Uint8Array> {
  let total = 0;
  try {
    const entries = listEntries(bytes);
    refuseEntries(entries, file);
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        refusePath(name, file);
        if (name.endsWith('/') || !isWanted(name)) return false;
        total += originalSize;
        refuseSize(name, originalSize, size, file);
        if (total > MAX_UNPACKED_BYTES) refuseSize(name, total, size, file);
        return true;
      },
    });
    const files = new Map(Object.entries(unpacked));
    checkSums(files, entries, file);
    return files;
  } catch (error) {
    if (error instanceof Problem) throw error;
    const reason = error instanceof Error ? error.message : '';
    throw new Problem('zip-form', `is not a complete zip archive: ${reason}`, {
      file,
      remedy: 'fetch the archive again',
    });
  }
}

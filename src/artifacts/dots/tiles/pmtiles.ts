import { gzipSync } from 'fflate';
import { ByteWriter } from './varint.ts';

/** One tile of an archive. Tiles are stored as they are: gzip takes a tenth off points, for half of all the time. */
export interface TileEntry {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** What an archive says of itself. */
export interface ArchiveFacts {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface Placed {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
}

const HEADER_SIZE = 127;
const LEAF_SIZE = 4096;
/** Header and root directory must lie in the first 16 KiB. */
const ROOT_LIMIT = 16_384 - HEADER_SIZE;

/** gzip with a fixed date, so that the same bytes give the same file. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 6, mtime: 0 });
}

/**
 * Number of a tile on the Hilbert curve, all lower zooms counted before it.
 *
 * @example tileId(1, 1, 0) // => 4
 */
export function tileId(zoom: number, x: number, y: number): number {
  let id = (4 ** zoom - 1) / 3;
  let [tx, ty] = [x, y];
  for (let side = 2 ** zoom / 2; side >= 1; side /= 2) {
    const rx = (tx & side) > 0 ? 1 : 0;
    const ry = (ty & side) > 0 ? 1 : 0;
    id += side * side * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) [tx, ty] = [side - 1 - (tx & (side - 1)), side - 1 - (ty & (side - 1))];
      [tx, ty] = [ty, tx];
    }
  }
  return id;
}

/**
 * A PMTiles archive, version 3, clustered.
 *
 * @param tiles in any order; ids must differ
 * @see PMTiles specification, version 3
 */
export function encodePmtiles(tiles: readonly TileEntry[], facts: ArchiveFacts): Uint8Array {
  const sorted = [...tiles].sort((a, b) => a.id - b.id);
  let length = 0;
  const placed = sorted.map(({ id, bytes }): Placed => {
    const entry = { id, offset: length, length: bytes.length };
    length += bytes.length;
    return entry;
  });
  const { root, leaves } = directories(placed);
  const metadata = gzip(new TextEncoder().encode(JSON.stringify(facts.metadata)));
  const parts = [root, metadata, leaves];
  const header = encodeHeader(parts, length, tiles.length, facts);
  const archive = new ByteWriter();
  for (const part of [header, ...parts, ...sorted.map(({ bytes }) => bytes)]) archive.append(part);
  return archive.bytes();
}

/** One root directory when it fits, else a root that points at leaves. */
function directories(entries: readonly Placed[]): { root: Uint8Array; leaves: Uint8Array } {
  const root = encodeDirectory(entries, 1);
  if (root.length <= ROOT_LIMIT) return { root, leaves: new Uint8Array() };
  const leaves = new ByteWriter();
  const pointers: Placed[] = [];
  let offset = 0;
  for (let from = 0; from < entries.length; from += LEAF_SIZE) {
    const leaf = encodeDirectory(entries.slice(from, from + LEAF_SIZE), 1);
    pointers.push({ id: entries[from]?.id ?? 0, offset, length: leaf.length });
    leaves.append(leaf);
    offset += leaf.length;
  }
  return { root: encodeDirectory(pointers, 0), leaves: leaves.bytes() };
}

/** @param runLength 1 for tiles, 0 for pointers at leaves */
function encodeDirectory(entries: readonly Placed[], runLength: 0 | 1): Uint8Array {
  const directory = new ByteWriter();
  directory.varint(entries.length);
  entries.forEach(({ id }, i) => directory.varint(id - (entries[i - 1]?.id ?? 0)));
  entries.forEach(() => directory.varint(runLength));
  entries.forEach(({ length }) => directory.varint(length));
  entries.forEach(({ offset }, i) => directory.varint(i === 0 ? offset + 1 : 0));
  return gzip(directory.bytes());
}

function encodeHeader(
  parts: readonly Uint8Array[],
  tileBytes: number,
  tileCount: number,
  { minZoom, maxZoom, bounds }: ArchiveFacts,
): Uint8Array {
  const header = new DataView(new ArrayBuffer(HEADER_SIZE));
  [...'PMTiles'].forEach((letter, i) => header.setUint8(i, letter.charCodeAt(0)));
  header.setUint8(7, 3);
  const lengths = [...parts.map((part) => part.length), tileBytes];
  let offset = HEADER_SIZE;
  lengths.forEach((length, i) => {
    header.setBigUint64(8 + 16 * i, BigInt(offset), true);
    header.setBigUint64(16 + 16 * i, BigInt(length), true);
    offset += length;
  });
  for (const at of [72, 80, 88]) header.setBigUint64(at, BigInt(tileCount), true);
  // clustered; directories in gzip, tiles as they are; tiles are vector tiles
  [1, 2, 1, 1, minZoom, maxZoom].forEach((value, i) => header.setUint8(96 + i, value));
  const [west, south, east, north] = bounds;
  const degrees = [west, south, east, north];
  degrees.forEach((value, i) => header.setInt32(102 + 4 * i, Math.round(value * 1e7), true));
  header.setUint8(118, minZoom);
  header.setInt32(119, Math.round(((west + east) / 2) * 1e7), true);
  header.setInt32(123, Math.round(((south + north) / 2) * 1e7), true);
  return new Uint8Array(header.buffer);
}

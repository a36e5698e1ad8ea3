import type { Dots } from '../place.ts';
import { encodePmtiles, gzip, type TileEntry, tileId } from './pmtiles.ts';
import { encodePointTile, EXTENT } from './point-tile.ts';

/** Zooms an archive of dots holds; the last one holds every dot. */
export const DOT_ZOOMS = { min: 4, full: 10, max: 14 } as const;

const CELLS = 2 ** DOT_ZOOMS.max * EXTENT;
const TO_RADIAN = Math.PI / 180;

/** Dots on the finest grid, in Morton order: the dots of a tile of any zoom are neighbors. */
interface GridDots {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly rank: Uint32Array;
}

/**
 * One PMTiles archive of dots, zooms 4 to 14: all dots from zoom 10 on, half as many at each zoom below.
 *
 * Thinning is by the dots' own ranks, so every place is thinned alike. Sorted once for all zooms.
 * @param metadata said inside the archive: caption, source, unit
 */
export function dotTiles(dots: Dots, metadata: Readonly<Record<string, unknown>>): Uint8Array {
  const grid = toGrid(dots);
  const tiles: TileEntry[] = [];
  for (let zoom = DOT_ZOOMS.min; zoom <= DOT_ZOOMS.max; zoom++) tiles.push(...tilesOf(grid, zoom));
  return encodePmtiles(tiles, {
    minZoom: DOT_ZOOMS.min,
    maxZoom: DOT_ZOOMS.max,
    bounds: boundsOf(dots),
    metadata: { ...metadata, vector_layers: [{ id: 'dots', fields: {} }] },
  });
}

function tilesOf({ x, y, rank }: GridDots, zoom: number): TileEntry[] {
  const size = CELLS / 2 ** zoom;
  const threshold = 2 ** 32 * Math.min(1, 2 ** (zoom - DOT_ZOOMS.full));
  const tiles = new Map<number, { x: number[]; y: number[] }>();
  for (let i = 0; i < x.length; i++) {
    if ((rank[i] as number) >= threshold) continue;
    const column = Math.floor((x[i] as number) / size);
    const row = Math.floor((y[i] as number) / size);
    const key = row * 2 ** zoom + column;
    const tile = tiles.get(key) ?? { x: [], y: [] };
    tile.x.push(Math.floor((((x[i] as number) - column * size) / size) * EXTENT));
    tile.y.push(Math.floor((((y[i] as number) - row * size) / size) * EXTENT));
    tiles.set(key, tile);
  }
  return [...tiles].map(([key, tile]) => ({
    id: tileId(zoom, key % 2 ** zoom, Math.floor(key / 2 ** zoom)),
    bytes: gzip(encodePointTile('dots', tile.x, tile.y)),
  }));
}

function toGrid(dots: Dots): GridDots {
  const x = Float64Array.from(dots.x, (longitude) => Math.floor(((longitude + 180) / 360) * CELLS));
  const y = Float64Array.from(dots.y, (latitude) => Math.floor(mercator(latitude) * CELLS));
  const key = Float64Array.from(x, (column, i) => morton(column, y[i] as number));
  const order = Uint32Array.from(x.keys()).sort((a, b) => (key[a] as number) - (key[b] as number) || a - b);
  return {
    x: Float64Array.from(order, (i) => x[i] as number),
    y: Float64Array.from(order, (i) => y[i] as number),
    rank: Uint32Array.from(order, (i) => dots.rank[i] as number),
  };
}

function mercator(latitude: number): number {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * TO_RADIAN) / 2)) / (2 * Math.PI);
}

/** Bits of two 26-bit numbers in turn: 52 bits, exact in a double. */
function morton(x: number, y: number): number {
  const [highX, highY] = [Math.floor(x / 8192), Math.floor(y / 8192)];
  return interleave(highX, highY) * 2 ** 26 + interleave(x % 8192, y % 8192);
}

function interleave(x: number, y: number): number {
  return spread(x) + 2 * spread(y);
}

/** Puts a zero between the bits of a 13-bit number. */
function spread(value: number): number {
  let bits = value;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

function boundsOf({ x, y }: Dots): readonly [number, number, number, number] {
  if (x.length === 0) return [-180, -85, 180, 85];
  const least = (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return [least(x), least(y), most(x), most(y)];
}

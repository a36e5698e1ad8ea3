import type { Dots } from '../place.ts';
import { encodePmtiles, type TileEntry, tileId } from './pmtiles.ts';
import { encodePointTile, EXTENT } from './point-tile.ts';
import { tileOrder } from './tile-order.ts';

/** Zooms an archive of dots holds. */
export const DOT_ZOOMS = { min: 4, max: 14 } as const;

/** The first zoom with every dot of a small archive. */
const FIRST_FULL = 10;
/** Dots of a small archive; with every doubling all dots come a zoom later. */
const SMALL = 400_000;

const TILE_BITS = Math.log2(EXTENT);
const CELLS = 2 ** DOT_ZOOMS.max * EXTENT;
const TO_RADIAN = Math.PI / 180;

/** Dots on the finest grid, in an order in which the dots of a tile of any zoom are neighbors. */
interface GridDots {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly rank: Uint32Array;
}

/**
 * The first zoom at which an archive of so many dots holds every one.
 *
 * @example firstFullZoom(357_000) // => 10
 */
export function firstFullZoom(count: number): number {
  const doublings = Math.ceil(Math.log2(Math.max(count / SMALL, 1)));
  return Math.min(FIRST_FULL + doublings, DOT_ZOOMS.max);
}

/**
 * One PMTiles archive of dots, zooms 4 to 14: from zoom 10 on (later for more than 400,000) all dots, half as many at each
 * zoom below; the archive says from which zoom (`allDotsFromZoom`).
 *
 * Thinning is by the dots' own ranks, so every place is thinned alike. Sorted once for all zooms.
 * @param metadata said inside the archive: caption, source, unit
 */
export function dotTiles(dots: Dots, metadata: Readonly<Record<string, unknown>>): Uint8Array {
  const full = firstFullZoom(dots.x.length);
  const tiles: TileEntry[] = [];
  let grid = toGrid(dots);
  for (let zoom = DOT_ZOOMS.max; zoom >= DOT_ZOOMS.min; zoom--) {
    grid = thinned(grid, 2 ** (32 + Math.min(zoom - full, 0)));
    tiles.push(...tilesOf(grid, zoom));
  }
  return encodePmtiles(tiles, {
    minZoom: DOT_ZOOMS.min,
    maxZoom: DOT_ZOOMS.max,
    bounds: boundsOf(dots),
    metadata: { ...metadata, allDotsFromZoom: full, vector_layers: [{ id: 'dots', fields: {} }] },
  });
}

/** The dots that these places name, in this order. */
function chosen({ x, y, rank }: GridDots, places: Uint32Array): GridDots {
  const [ownX, ownY] = [new Int32Array(places.length), new Int32Array(places.length)];
  const ownRank = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i += 1) {
    const from = places[i] as number;
    ownX[i] = x[from] as number;
    ownY[i] = y[from] as number;
    ownRank[i] = rank[from] as number;
  }
  return { x: ownX, y: ownY, rank: ownRank };
}

function thinned(grid: GridDots, threshold: number): GridDots {
  const { rank } = grid;
  const places = new Uint32Array(rank.length);
  let count = 0;
  for (let i = 0; i < rank.length; i += 1) {
    if ((rank[i] as number) >= threshold) continue;
    places[count] = i;
    count += 1;
  }
  return count === rank.length ? grid : chosen(grid, places.subarray(0, count));
}

/** Units from the edge of each value's own tile. */
function inTile(values: Int32Array, scale: number): Int32Array {
  const units = new Int32Array(values.length);
  for (let i = 0; i < values.length; i += 1) units[i] = ((values[i] as number) >> scale) & (EXTENT - 1);
  return units;
}

function tilesOf({ x, y }: GridDots, zoom: number): TileEntry[] {
  const scale = DOT_ZOOMS.max - zoom;
  const [inX, inY] = [inTile(x, scale), inTile(y, scale)];
  const tiles: TileEntry[] = [];
  for (let from = 0; from < x.length;) {
    const column = (x[from] as number) >> (TILE_BITS + scale);
    const row = (y[from] as number) >> (TILE_BITS + scale);
    let to = from + 1;
    while (
      to < x.length &&
      (x[to] as number) >> (TILE_BITS + scale) === column &&
      (y[to] as number) >> (TILE_BITS + scale) === row
    )
      to += 1;
    tiles.push({
      id: tileId(zoom, column, row),
      bytes: encodePointTile('dots', inX.subarray(from, to), inY.subarray(from, to)),
    });
    from = to;
  }
  return tiles;
}

function toGrid(dots: Dots): GridDots {
  const count = dots.x.length;
  const [x, y] = [new Int32Array(count), new Int32Array(count)];
  for (let i = 0; i < count; i += 1) {
    x[i] = Math.floor((((dots.x[i] as number) + 180) / 360) * CELLS);
    y[i] = Math.floor(mercator(dots.y[i] as number) * CELLS);
  }
  return chosen({ x, y, rank: dots.rank }, tileOrder(x, y, TILE_BITS));
}

function mercator(latitude: number): number {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * TO_RADIAN) / 2)) / (2 * Math.PI);
}

function boundsOf({ x, y }: Dots): readonly [number, number, number, number] {
  if (x.length === 0) return [-180, -85, 180, 85];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i += 1) {
    const [longitude, latitude] = [x[i] as number, y[i] as number];
    if (longitude < west) west = longitude;
    if (longitude > east) east = longitude;
    if (latitude < south) south = latitude;
    if (latitude > north) north = latitude;
  }
  return [west, south, east, north];
}

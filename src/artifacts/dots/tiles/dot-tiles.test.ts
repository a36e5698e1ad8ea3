import { PMTiles, zxyToTileId } from 'pmtiles';
import { expect, test } from 'vitest';
import { buildDotMesh } from '../mesh.ts';
import { type Dots, placeDots } from '../place.ts';
import { DOT_ZOOMS, dotTiles, firstFullZoom } from './dot-tiles.ts';
import { tileId } from './pmtiles.ts';
import { tileOrder } from './tile-order.ts';

/** A box about as large as Connecticut. */
const dotsOf = (count: number): Dots =>
  placeDots(
    buildDotMesh([
      {
        geoid: '09001',
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [-73.7, 41],
              [-71.8, 41],
              [-71.8, 42],
              [-73.7, 42],
              [-73.7, 41],
            ],
          ],
        },
      },
    ]),
    [{ group: 'black', dotCounts: [count] }],
  );

const open = (bytes: Uint8Array): PMTiles =>
  new PMTiles({
    getKey: () => 'memory',
    getBytes: (offset, length) => Promise.resolve({ data: bytes.slice(offset, offset + length).buffer }),
  });

/** Reads the points of a tile by the letter of the specification (one layer, one MultiPoint). */
function pointsOf(tile: Uint8Array): [number, number][] {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = tile[at++] ?? 0;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  const open = (key: number): number => {
    for (;;) {
      const found = varint();
      if (found === key) return varint();
      const value = varint();
      if (found % 8 === 2) at += value;
      if (at > tile.length) throw new Error('the field is not in the tile');
    }
  };
  open(26);
  open(18);
  open(34);
  const count = (varint() - 1) / 8;
  let [x, y] = [0, 0];
  return Array.from({ length: count }, () => {
    const [dx, dy] = [varint(), varint()];
    x += dx % 2 === 0 ? dx / 2 : -(dx + 1) / 2;
    y += dy % 2 === 0 ? dy / 2 : -(dy + 1) / 2;
    return [x, y];
  });
}

test('tile numbers agree with the pmtiles package', () => {
  for (const [z, x, y] of [
    [0, 0, 0],
    [1, 1, 1],
    [4, 4, 6],
    [9, 151, 190],
    [14, 4833, 6116],
    [14, 16383, 1],
  ] as const) {
    expect(tileId(z, x, y)).toBe(zxyToTileId(z, x, y));
  }
});

test('the pmtiles package finds every dot once at the last zoom, within half a meter', async () => {
  const dots = dotsOf(20_000);
  const archive = open(dotTiles(dots, { caption: 'hello' }));
  const header = await archive.getHeader();
  expect([header.minZoom, header.maxZoom, header.specVersion]).toEqual([DOT_ZOOMS.min, DOT_ZOOMS.max, 3]);
  expect(await archive.getMetadata()).toMatchObject({ caption: 'hello' });
  const side = 2 ** DOT_ZOOMS.max;
  const expected = new Map<string, string[]>();
  dots.x.forEach((longitude, i) => {
    const radian = ((dots.y[i] ?? 0) * Math.PI) / 180;
    const x = ((longitude + 180) / 360) * side;
    const y = ((1 - Math.asinh(Math.tan(radian)) / Math.PI) / 2) * side;
    const key = `${Math.floor(x)}/${Math.floor(y)}`;
    const inTile = `${Math.floor((x % 1) * 4096)},${Math.floor((y % 1) * 4096)}`;
    expected.set(key, [...(expected.get(key) ?? []), inTile]);
  });
  let found = 0;
  for (const [key, places] of expected) {
    const [x = 0, y = 0] = key.split('/').map(Number);
    const tile = await archive.getZxy(DOT_ZOOMS.max, x, y);
    const points = pointsOf(new Uint8Array(tile?.data ?? new ArrayBuffer(0)));
    found += points.length;
    expect(points.map(String).sort()).toEqual(places.sort());
  }
  expect(found).toBe(20_000);
});

test('zoom 9 shows about half the dots and the same file comes out twice', async () => {
  const bytes = dotTiles(dotsOf(10_000), {});
  expect(dotTiles(dotsOf(10_000), {})).toEqual(bytes);
  const archive = open(bytes);
  let count = 0;
  for (let x = 145; x < 160; x++) {
    for (let y = 180; y < 200; y++) {
      const tile = await archive.getZxy(9, x, y);
      if (tile !== undefined) count += pointsOf(new Uint8Array(tile.data)).length;
    }
  }
  // binomial with n = 10,000 and p = 1/2: standard deviation 50
  expect(Math.abs(count - 5000)).toBeLessThan(200);
});

test('all people of Connecticut at 10 a dot are whole from zoom 10 on, all one by one only at the last zoom', () => {
  // 3,574,097 people (Census 2010)
  expect([1, 357_410, 400_000, 400_001, 3_574_097, 330_000_000].map(firstFullZoom)).toEqual([
    10, 10, 10, 11, 14, 14,
  ]);
});

test('dots of one tile of any zoom are neighbors in the order, however many tiles there are', () => {
  const count = 9025;
  // A grid of 95 × 95 points over more than 8,192 tiles, which takes a second pass of the sort.
  const x = Int32Array.from({ length: count }, (_, i) => (i % 95) * 4101 + 5000);
  const y = Int32Array.from({ length: count }, (_, i) => Math.floor(i / 95) * 4101 + 9000);
  const order = tileOrder(x, y, 12);
  expect(new Set(order).size).toBe(count);
  for (let bits = 12; bits <= 19; bits += 1) {
    const tiles = Array.from(order, (i) => `${(x[i] ?? 0) >> bits}/${(y[i] ?? 0) >> bits}`);
    const runs = tiles.filter((tile, i) => tile !== tiles[i - 1]).length;
    expect(runs).toBe(new Set(tiles).size);
  }
});

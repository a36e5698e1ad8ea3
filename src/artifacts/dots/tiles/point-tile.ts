import { ByteWriter } from './varint.ts';

/** Units a tile is wide (Mapbox Vector Tile 2.1). */
export const EXTENT = 4096;

const utf8 = new TextEncoder();

/**
 * A vector tile with one layer and one MultiPoint feature: all its dots.
 *
 * @param layer name of the layer
 * @param x units from the left edge, 0 … 4095; y from the top edge, same order
 * @see Mapbox Vector Tile Specification 2.1
 */
export function encodePointTile(layer: string, x: ArrayLike<number>, y: ArrayLike<number>): Uint8Array {
  const geometry = new ByteWriter();
  geometry.varint(8 * x.length + 1);
  let [px, py] = [0, 0];
  for (let i = 0; i < x.length; i += 1) {
    const [atX, atY] = [x[i] ?? 0, y[i] ?? 0];
    geometry.zigzag(atX - px);
    geometry.zigzag(atY - py);
    px = atX;
    py = atY;
  }
  const feature = new ByteWriter();
  feature.varint(8 * 3);
  feature.varint(1);
  feature.field(4, geometry.bytes());
  const content = new ByteWriter();
  content.varint(8 * 15);
  content.varint(2);
  content.field(1, utf8.encode(layer));
  content.field(2, feature.bytes());
  content.varint(8 * 5);
  content.varint(EXTENT);
  const tile = new ByteWriter();
  tile.field(3, content.bytes());
  return tile.bytes();
}

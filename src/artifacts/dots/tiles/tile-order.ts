/** Bits of a tile's 4,096 units that the order looks at: dots closer than 64 units stay as they come. */
const LOCAL_BITS = 6;
/** Bits sorted at a time. */
const DIGIT_BITS = 13;

/** Bits of two numbers below 8192 in turn. */
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

/** Number of a tile on the Morton curve; tiles have at most 26 bits a side. */
function mortonOf(column: number, row: number): number {
  const high = interleave(Math.floor(column / 8192), Math.floor(row / 8192));
  return high * 2 ** 26 + interleave(column % 8192, row % 8192);
}

/** The place of each dot's tile among all tiles with dots, in Morton order. */
function tilePlaces(x: Int32Array, y: Int32Array, tileBits: number): { places: Uint32Array; count: number } {
  const indexOf = new Map<number, number>();
  const curve: number[] = [];
  const places = new Uint32Array(x.length);
  for (let i = 0; i < x.length; i += 1) {
    const column = (x[i] as number) >> tileBits;
    const row = (y[i] as number) >> tileBits;
    const tile = row * 2 ** 26 + column;
    let index = indexOf.get(tile);
    if (index === undefined) {
      index = curve.push(mortonOf(column, row)) - 1;
      indexOf.set(tile, index);
    }
    places[i] = index;
  }
  const sorted = Uint32Array.from(curve.keys()).sort((a, b) => (curve[a] as number) - (curve[b] as number));
  const placeOf = new Uint32Array(sorted.length);
  sorted.forEach((index, place) => (placeOf[index] = place));
  for (let i = 0; i < places.length; i += 1) places[i] = placeOf[places[i] as number] as number;
  return { places, count: sorted.length };
}

/** One pass of a radix sort: the order by these bits of the keys, equal ones as they were. */
function sortByDigit(order: Uint32Array, keys: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const size = 2 ** DIGIT_BITS;
  const starts = new Uint32Array(size + 1);
  for (const key of keys) {
    const next = ((key >>> shift) & (size - 1)) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let digit = 1; digit <= size; digit += 1)
    starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
  const sorted = new Uint32Array(order.length);
  for (const dot of order) {
    const digit = ((keys[dot] as number) >>> shift) & (size - 1);
    const at = starts[digit] as number;
    sorted[at] = dot;
    starts[digit] = at + 1;
  }
  return sorted;
}

/**
 * The order in which dots of a tile of any zoom are neighbors: by tiles of the last zoom on the Morton curve, inside a
 * tile by cells of 64 units. Linear in the number of dots.
 *
 * @param x whole units from the left edge of the world, below 2³¹; y from the top, same order
 * @param tileBits a tile of the last zoom is 2 to this power of units wide
 * @returns indexes of the dots
 * @example tileOrder(Int32Array.of(4100, 1, 70), Int32Array.of(0, 0, 0), 12) // => Uint32Array.of(1, 2, 0)
 */
export function tileOrder(x: Int32Array, y: Int32Array, tileBits: number): Uint32Array {
  const shift = tileBits - LOCAL_BITS;
  const mask = 2 ** LOCAL_BITS - 1;
  let order = new Uint32Array(x.length);
  const cells = new Uint32Array(x.length);
  for (let i = 0; i < x.length; i += 1) {
    order[i] = i;
    cells[i] = interleave(((x[i] as number) >> shift) & mask, ((y[i] as number) >> shift) & mask);
  }
  order = sortByDigit(order, cells, 0);
  const { places, count } = tilePlaces(x, y, tileBits);
  for (let digit = 0; 2 ** digit < count; digit += DIGIT_BITS) order = sortByDigit(order, places, digit);
  return order;
}

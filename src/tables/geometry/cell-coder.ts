/** Neighbors already known that tell what to expect of a cell: columns to the right and rows down of it, as a power of two each. */
const CONTEXT: readonly (readonly [number, number])[] = [
  [-1, 0],
  [-2, 0],
  [-3, 0],
  [-4, 0],
  [-2, -1],
  [-1, -1],
  [0, -1],
  [1, -1],
  [2, -1],
  [-1, -2],
  [0, -2],
  [1, -2],
];

/** Columns and rows of zeros around the cells, so that no neighbor is outside. */
const PAD = { side: 4, top: 2 } as const;

/** From this count on the older half of what was seen is forgotten. */
const MOST_SEEN = 1000;

/** The range is filled up when it falls below this. */
const LOW_RANGE = 2 ** 24;
const FULL = 2 ** 32;

/** How often 0 and 1 were seen in each context. */
class Odds {
  readonly zeros = new Uint16Array(2 ** CONTEXT.length);
  readonly ones = new Uint16Array(2 ** CONTEXT.length);

  /** The part of a range that belongs to 0; always at least 1 and less than the range. */
  split(range: number, context: number): number {
    const zeros = this.zeros[context] ?? 0;
    const seen = zeros + (this.ones[context] ?? 0);
    return Math.floor(range / (2 * seen + 2)) * (2 * zeros + 1);
  }

  learn(context: number, bit: 0 | 1): void {
    const counts = bit === 0 ? this.zeros : this.ones;
    counts[context] = (counts[context] ?? 0) + 1;
    if ((counts[context] ?? 0) < MOST_SEEN) return;
    this.zeros[context] = (this.zeros[context] ?? 0) >> 1;
    this.ones[context] = (this.ones[context] ?? 0) >> 1;
  }
}

/** Calls back for each cell in reading order with its place in the padded grid and its context there. */
function walk(
  padded: Uint8Array,
  columns: number,
  rows: number,
  visit: (at: number, context: number) => void,
): void {
  const width = columns + 2 * PAD.side;
  const offsets = CONTEXT.map(([right, down]) => right + down * width);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = (row + PAD.top) * width + column + PAD.side;
      let context = 0;
      for (let i = 0; i < offsets.length; i += 1) {
        context |= (padded[at + (offsets[i] ?? 0)] ?? 0) << i;
      }
      visit(at, context);
    }
  }
}

function makePadded(columns: number, rows: number): Uint8Array {
  return new Uint8Array((columns + 2 * PAD.side) * (rows + PAD.top));
}

/** Writes the low end of a range byte by byte; a carry runs back over the bytes that wait. */
class RangeWriter {
  readonly bytes: number[] = [];
  #low = 0;
  #range = FULL - 1;

  write(odds: Odds, context: number, bit: 0 | 1): void {
    const split = odds.split(this.#range, context);
    if (bit === 0) this.#range = split;
    else {
      this.#low += split;
      this.#range -= split;
    }
    while (this.#range < LOW_RANGE) this.#shift();
  }

  finish(): Uint8Array {
    for (let i = 0; i < 5; i += 1) this.#shift();
    return Uint8Array.from(this.bytes);
  }

  #shift(): void {
    if (this.#low >= FULL) {
      for (let i = this.bytes.length - 1; i >= 0; i -= 1) {
        this.bytes[i] = ((this.bytes[i] ?? 0) + 1) & 255;
        if (this.bytes[i] !== 0) break;
      }
      this.#low -= FULL;
    }
    this.bytes.push(Math.floor(this.#low / LOW_RANGE));
    this.#low = (this.#low % LOW_RANGE) * 256;
    this.#range *= 256;
  }
}

/**
 * Packs a grid of zeros and ones: each cell costs what its neighbors above and to the left make unlikely.
 *
 * Whole numbers only, so every machine writes the same bytes.
 * @param cells 0 or 1, row by row
 * @see Langdon and Rissanen (1981), IEEE Transactions on Communications 29(6): compression of black-white images
 * @example unpackCells(packCells(Uint8Array.of(1, 0, 0, 1), 2, 2), 2, 2) // => Uint8Array.of(1, 0, 0, 1)
 */
export function packCells(cells: Uint8Array, columns: number, rows: number): Uint8Array {
  const padded = makePadded(columns, rows);
  const odds = new Odds();
  const writer = new RangeWriter();
  let next = 0;
  walk(padded, columns, rows, (at, context) => {
    const bit = cells[next] === 1 ? 1 : 0;
    next += 1;
    padded[at] = bit;
    writer.write(odds, context, bit);
    odds.learn(context, bit);
  });
  return writer.finish();
}

/**
 * The grid that `packCells` packed.
 *
 * @param bytes as packed; what breaks off is read as zeros
 * @example unpackCells(packCells(new Uint8Array(6), 3, 2), 3, 2).length // => 6
 */
export function unpackCells(bytes: Uint8Array, columns: number, rows: number): Uint8Array {
  const padded = makePadded(columns, rows);
  const cells = new Uint8Array(columns * rows);
  const odds = new Odds();
  let [range, code, read, next] = [FULL - 1, 0, 0, 0];
  const shift = (): void => {
    code = (code % LOW_RANGE) * 256 + (bytes[read] ?? 0);
    read += 1;
  };
  for (let i = 0; i < 4; i += 1) shift();
  walk(padded, columns, rows, (at, context) => {
    const split = odds.split(range, context);
    const bit = code < split ? 0 : 1;
    if (bit === 0) range = split;
    else {
      code -= split;
      range -= split;
    }
    while (range < LOW_RANGE) {
      shift();
      range *= 256;
    }
    odds.learn(context, bit);
    padded[at] = bit;
    cells[next] = bit;
    next += 1;
  });
  return cells;
}

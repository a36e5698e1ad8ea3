/** Two digits of 11 bits: tables of 2,048 counts stay in the fastest memory, and few values share a key of 22 bits. */
const BITS = 11;
const SIZE = 2 ** BITS;
const LOW = SIZE - 1;

/** Moves of the last pass, per value, beyond which values are too bunched for keys of equal width. */
const MOST_MOVES = 4;

interface Arrays {
  readonly order: Uint32Array;
  readonly values: Float64Array;
}

interface Room extends Arrays {
  readonly keys: Uint32Array;
  readonly highs: Uint16Array;
}

let room: Room = {
  keys: new Uint32Array(0),
  highs: new Uint16Array(0),
  order: new Uint32Array(0),
  values: new Float64Array(0),
};

function roomFor(count: number): Room {
  if (room.keys.length < count)
    room = {
      keys: new Uint32Array(count),
      highs: new Uint16Array(count),
      order: new Uint32Array(count),
      values: new Float64Array(count),
    };
  return room;
}

/** Where the range of values begins, and how many keys there are to one of its units; undefined without a range. */
function scaleOf(values: Float64Array): readonly [min: number, scale: number] | undefined {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const scale = (SIZE * SIZE - 1) / (max - min);
  return Number.isFinite(scale) && Number.isFinite(max - min) ? [min, scale] : undefined;
}

/** Turns counts into the place where each digit begins. */
function toStarts(counts: Uint32Array): void {
  let start = 0;
  for (let digit = 0; digit < SIZE; digit++) {
    const count = counts[digit] as number;
    counts[digit] = start;
    start += count;
  }
}

/** Positions by rising key; equal keys keep their order. */
function orderByKey(values: Float64Array, min: number, scale: number, sorted: Arrays): void {
  const count = values.length;
  const { keys, highs, order: byLow, values: valuesByLow } = roomFor(count);
  const [low, high] = [new Uint32Array(SIZE), new Uint32Array(SIZE)];
  for (let i = 0; i < count; i++) {
    const key = (((values[i] as number) - min) * scale) >>> 0;
    keys[i] = key;
    (low[key & LOW] as number)++;
    (high[key >>> BITS] as number)++;
  }
  toStarts(low);
  toStarts(high);
  for (let i = 0; i < count; i++) {
    const key = keys[i] as number;
    const to = (low[key & LOW] as number)++;
    byLow[to] = i;
    valuesByLow[to] = values[i] as number;
    highs[to] = key >>> BITS;
  }
  for (let i = 0; i < count; i++) {
    const to = (high[highs[i] as number] as number)++;
    sorted.order[to] = byLow[i] as number;
    sorted.values[to] = valuesByLow[i] as number;
  }
}

/** Puts values of equal keys in order; false when that takes too many moves. */
function settle(order: Uint32Array, values: Float64Array, count: number): boolean {
  let moves = MOST_MOVES * count;
  for (let i = 1; i < count; i++) {
    const value = values[i] as number;
    if ((values[i - 1] as number) <= value) continue;
    const position = order[i] as number;
    let j = i - 1;
    do {
      order[j + 1] = order[j] as number;
      values[j + 1] = values[j] as number;
      j--;
    } while (j >= 0 && (values[j] as number) > value && moves-- > 0);
    if (moves <= 0) return false;
    order[j + 1] = position;
    values[j + 1] = value;
  }
  return true;
}

/**
 * Sorts many values into `sorted` by a key of 22 bits, two digits one after the other; equal values keep their order.
 *
 * @param sorted arrays at least as long as the values; without meaning when the answer is false
 * @returns false when the values have no range or are bunched in a small part of it: sort them in another way
 * @example radixSort(Float64Array.of(3, 1, 2), { order: new Uint32Array(3), values: new Float64Array(3) }) // => true
 */
export function radixSort(values: Float64Array, sorted: Arrays): boolean {
  const found = scaleOf(values);
  if (found === undefined) return false;
  orderByKey(values, found[0], found[1], sorted);
  return settle(sorted.order, sorted.values, values.length);
}

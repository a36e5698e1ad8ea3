import { radixSort } from './radix-sort.ts';

const SMALL = 48;

/** From so many values on, sorting by digits is faster than sorting into as many buckets as there are values. */
const MANY = 4096;

/** Runs longer than SMALL are cut into buckets again at most so often; then they are sorted by comparison. */
const DEEPEST = 4;

/** Values in rising order, and the position that each had. */
export interface Sorted {
  readonly order: Uint32Array;
  readonly values: Float64Array;
}

/** Working space of the outermost pass, used again by the next sort: a sort allocates little but its result. */
let space = { starts: new Uint32Array(0), buckets: new Uint32Array(0) };

function spaceFor(count: number, depth: number): typeof space {
  if (depth === 0 && space.buckets.length >= count) return space;
  const made = { starts: new Uint32Array(count + 1), buckets: new Uint32Array(count) };
  if (depth === 0) space = made;
  return made;
}

/** Moves each value before the larger ones on its left; equal values keep their order. Fast when little is out of order. */
function insertionSort({ order, values }: Sorted, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const value = values[i] as number;
    if ((values[i - 1] as number) <= value) continue;
    const position = order[i] as number;
    let j = i - 1;
    do {
      order[j + 1] = order[j] as number;
      values[j + 1] = values[j] as number;
      j--;
    } while (j >= start && (values[j] as number) > value);
    order[j + 1] = position;
    values[j + 1] = value;
  }
}

/** Whether a run is already in order (all equal values are). */
function isRising(values: Float64Array, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) if ((values[i] as number) < (values[i - 1] as number)) return false;
  return true;
}

/** What is sorted: values, and the position of each (its own place, when none is given). */
interface Source {
  readonly values: Float64Array;
  readonly order: Uint32Array | undefined;
}

function comparisonSort(source: Source, { order, values }: Sorted, start: number): void {
  const pairs = Array.from(source.values, (value, i) => [value, source.order?.[i] ?? i] as const);
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  pairs.forEach(([value, position], i) => {
    values[start + i] = value;
    order[start + i] = position;
  });
}

/** Sorts a run: short ones by insertion, long ones by buckets while they spread, else by comparison. */
function sortRun(sorted: Sorted, start: number, end: number, depth: number): void {
  if (end - start <= SMALL) return insertionSort(sorted, start, end);
  if (isRising(sorted.values, start, end)) return;
  const source = { order: sorted.order.slice(start, end), values: sorted.values.slice(start, end) };
  if (depth >= DEEPEST) return comparisonSort(source, sorted, start);
  bucketSort(source, sorted, start, depth);
}

/** Counts the values of each bucket and notes the bucket of each value; returns the size of the fullest bucket. */
function countBuckets(
  values: Float64Array,
  min: number,
  scale: number,
  { starts, buckets }: typeof space,
): number {
  const count = values.length;
  starts.fill(0, 0, count + 1);
  for (let i = 0; i < count; i++) {
    const bucket = (((values[i] as number) - min) * scale) >>> 0;
    buckets[i] = bucket;
    (starts[bucket + 1] as number)++;
  }
  let fullest = 0;
  for (let b = 0; b < count; b++) {
    const size = starts[b + 1] as number;
    if (size > fullest) fullest = size;
    starts[b + 1] = (starts[b] as number) + size;
  }
  return fullest;
}

/** Puts each value into its bucket; each entry of `starts` moves on to the end of its bucket. */
function scatter(source: Source, sorted: Sorted, start: number, { starts, buckets }: typeof space): void {
  const { values, order } = source;
  const [intoValues, intoOrder] = [sorted.values, sorted.order];
  const count = values.length;
  if (order === undefined) {
    for (let i = 0; i < count; i++) {
      const to = start + (starts[buckets[i] as number] as number)++;
      intoValues[to] = values[i] as number;
      intoOrder[to] = i;
    }
    return;
  }
  for (let i = 0; i < count; i++) {
    const to = start + (starts[buckets[i] as number] as number)++;
    intoValues[to] = values[i] as number;
    intoOrder[to] = order[i] as number;
  }
}

/** Sorts a source into its place, from `start` on, by buckets of equal width. */
function bucketSort(source: Source, sorted: Sorted, start: number, depth: number): void {
  const count = source.values.length;
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const { values } = source;
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const scale = (count - 1) / (max - min);
  if (!Number.isFinite(scale) || !Number.isFinite(max - min)) return comparisonSort(source, sorted, start);
  const room = spaceFor(count, depth);
  const fullest = countBuckets(source.values, min, scale, room);
  const { starts } = room;
  scatter(source, sorted, start, room);
  for (let b = 0; fullest > SMALL && b < count; b++) {
    const [from, to] = [b === 0 ? 0 : (starts[b - 1] as number), starts[b] as number];
    if (to - from > SMALL) sortRun(sorted, start + from, start + to, depth + 1);
  }
  insertionSort(sorted, start, start + count);
}

function sortInto(values: ArrayLike<number>, sorted: Sorted): Sorted {
  const source = values instanceof Float64Array ? values : new Float64Array(values);
  const count = source.length;
  if (count > SMALL && !isRising(source, 0, count)) {
    if (count >= MANY && radixSort(source, sorted)) return sorted;
    bucketSort({ values: source, order: undefined }, sorted, 0, 0);
    return sorted;
  }
  sorted.values.set(source);
  for (let i = 0; i < count; i++) sorted.order[i] = i;
  insertionSort(sorted, 0, count);
  return sorted;
}

function emptySorted(count: number): Sorted {
  return { order: new Uint32Array(count), values: new Float64Array(count) };
}

/**
 * Values in rising order with their positions; equal values keep their order.
 *
 * @example [...sortWithOrder([3, 1, 2]).values] // => [1, 2, 3]
 */
export function sortWithOrder(values: ArrayLike<number>): Sorted {
  return sortInto(values, emptySorted(values.length));
}

let lent = emptySorted(0);

/**
 * As sortWithOrder, in arrays that the next call writes over and that may be longer than the values: read them at once.
 *
 * @example sortForNow([3, 1, 2]).values[0] // => 1
 */
export function sortForNow(values: ArrayLike<number>): Sorted {
  if (lent.order.length < values.length) lent = emptySorted(values.length);
  return sortInto(values, lent);
}

/**
 * Positions of the values in rising order; equal values keep their order.
 *
 * Sorts by buckets of equal width, each then sorted by itself: linear time for spread values, never worse than a comparison sort.
 *
 * @param values numbers without gaps
 * @see docs/method/rank.md
 * @example [...risingOrder([3, 1, 2])] // => [1, 2, 0]
 */
export function risingOrder(values: ArrayLike<number>): Uint32Array {
  return sortWithOrder(values).order;
}

const SMALL = 48;

/** Sorts a short run of positions by value; equal values keep their order. */
function insertionSort(order: Uint32Array, keys: Float64Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const position = order[i] as number;
    const key = keys[i] as number;
    let j = i - 1;
    for (; j >= start && (keys[j] as number) > key; j--) {
      order[j + 1] = order[j] as number;
      keys[j + 1] = keys[j] as number;
    }
    order[j + 1] = position;
    keys[j + 1] = key;
  }
}

/** Whether a run is already in order (all equal values are). */
function isRising(keys: Float64Array, start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) if ((keys[i] as number) < (keys[i - 1] as number)) return false;
  return true;
}

/** Sorts a long run that fell into one bucket: again by buckets while it narrows, else by comparison. */
function sortRun(order: Uint32Array, keys: Float64Array, start: number, end: number, depth: number): void {
  if (end - start <= SMALL) return insertionSort(order, keys, start, end);
  if (isRising(keys, start, end)) return;
  if (depth < 4) return bucketSort(order, keys, start, end, depth);
  const pairs = Array.from(
    { length: end - start },
    (_, i) => [keys[start + i] as number, order[start + i] as number] as const,
  );
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  pairs.forEach(([key, position], i) => {
    keys[start + i] = key;
    order[start + i] = position;
  });
}

function bucketSort(order: Uint32Array, keys: Float64Array, start: number, end: number, depth: number): void {
  const n = end - start;
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = start; i < end; i++) {
    const key = keys[i] as number;
    if (key < min) min = key;
    if (key > max) max = key;
  }
  const scale = (n - 1) / (max - min);
  if (!Number.isFinite(scale) || !Number.isFinite(max - min)) return sortRun(order, keys, start, end, 4);
  const starts = new Uint32Array(n + 1);
  const bucketOf = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const bucket = ((keys[start + i] as number) - min) * scale;
    bucketOf[i] = bucket;
    (starts[(bucketOf[i] as number) + 1] as number)++;
  }
  for (let b = 0; b < n; b++) starts[b + 1] = (starts[b + 1] as number) + (starts[b] as number);
  const next = starts.slice();
  const [oldOrder, oldKeys] = [order.slice(start, end), keys.slice(start, end)];
  for (let i = 0; i < n; i++) {
    const to = start + (next[bucketOf[i] as number] as number)++;
    order[to] = oldOrder[i] as number;
    keys[to] = oldKeys[i] as number;
  }
  for (let b = 0; b < n; b++) {
    const size = (starts[b + 1] as number) - (starts[b] as number);
    if (size > SMALL)
      sortRun(order, keys, start + (starts[b] as number), start + (starts[b + 1] as number), depth + 1);
  }
  insertionSort(order, keys, start, end);
}

/** Values in rising order, and the position that each had. */
export interface Sorted {
  readonly order: Uint32Array;
  readonly values: Float64Array;
}

/**
 * Values in rising order with their positions; equal values keep their order.
 *
 * @example [...sortWithOrder([3, 1, 2]).values] // => [1, 2, 3]
 */
export function sortWithOrder(values: ArrayLike<number>): Sorted {
  const order = new Uint32Array(values.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  const keys = new Float64Array(values);
  sortRun(order, keys, 0, keys.length, 0);
  return { order, values: keys };
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

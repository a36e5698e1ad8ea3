import type { NumberColumn } from '#tables/table.ts';

/** Normalized indicators laid out for scoring again and again; plain data that a worker can take. */
export interface PreparedScores {
  readonly rowCount: number;
  /** One column per indicator; 0 where missing. */
  readonly columns: readonly Float64Array[];
  /** Bit i of byte b of a row: indicator 8·b + i has a value. */
  readonly masks: readonly Uint8Array[];
}

/** What a person changed. */
export interface RescoreOptions {
  /** One weight per indicator; 0 switches it off. */
  readonly weights: ArrayLike<number>;
  /** Number of levels (rank cuts at round(k·n/K), the lowest first). */
  readonly classCount: number;
  /** Fewest indicators (of those switched on) that a row needs, as a share; 0 scores every row with at least one. */
  readonly minimumShare?: number;
}

/** Scores and levels of one setting; `level` is 255 where there is none, and `score` is then 0. */
export interface Rescored {
  readonly score: Float64Array;
  readonly level: Uint8Array;
  readonly scoredCount: number;
  /** Largest score of each level but the last. */
  readonly cuts: Float64Array;
}

/** Mark of a row without a level. */
export const NO_LEVEL = 255;

/**
 * Lays out normalized columns for `rescore`.
 *
 * @param normalized normalized indicators of a run or an edition
 * @example prepareScores([{ kind: 'number', values: Float64Array.of(1), reasons: Uint8Array.of(0) }]).rowCount // => 1
 */
export function prepareScores(normalized: readonly NumberColumn[]): PreparedScores {
  const rowCount = normalized[0]?.values.length ?? 0;
  const masks = Array.from({ length: Math.ceil(normalized.length / 8) }, () => new Uint8Array(rowCount));
  normalized.forEach(({ reasons }, i) => {
    const mask = masks[i >> 3];
    if (mask)
      for (let row = 0; row < rowCount; row++)
        if (reasons[row] === 0) mask[row] = (mask[row] ?? 0) | (1 << (i & 7));
  });
  const columns = normalized.map(({ values, reasons }) =>
    values.map((value, row) => (reasons[row] === 0 ? value : 0)),
  );
  return { rowCount, columns, masks };
}

/** Sum of weights (and number of indicators switched on) for every pattern of eight present indicators. */
function byteTable(weights: ArrayLike<number>, byte: number, of: (weight: number) => number): Float64Array {
  const table = new Float64Array(256);
  for (let pattern = 1; pattern < 256; pattern++) {
    const low = 31 - Math.clz32(pattern & -pattern);
    table[pattern] = (table[pattern & (pattern - 1)] as number) + of(weights[8 * byte + low] ?? 0);
  }
  return table;
}

function lookUp(masks: readonly Uint8Array[], tables: readonly Float64Array[], into: Float64Array): void {
  masks.forEach((mask, byte) => {
    const table = tables[byte] as Float64Array;
    if (byte === 0)
      for (let row = 0; row < into.length; row++) into[row] = table[mask[row] as number] as number;
    else
      for (let row = 0; row < into.length; row++)
        into[row] = (into[row] as number) + (table[mask[row] as number] as number);
  });
}

/** Σ weight·value, four columns a pass. */
function weightedSums({ columns }: PreparedScores, weights: ArrayLike<number>, into: Float64Array): void {
  const on = columns.flatMap((column, i) =>
    (weights[i] ?? 0) === 0 ? [] : [[column, weights[i] ?? 0] as const],
  );
  const none = [new Float64Array(into.length), 0] as const;
  into.fill(0);
  for (let i = 0; i < on.length; i += 4) {
    const [[a, wa], [b, wb], [c, wc], [d, wd]] = [
      on[i] ?? none,
      on[i + 1] ?? none,
      on[i + 2] ?? none,
      on[i + 3] ?? none,
    ];
    for (let row = 0; row < into.length; row++) {
      into[row] =
        (into[row] as number) +
        wa * (a[row] as number) +
        wb * (b[row] as number) +
        wc * (c[row] as number) +
        wd * (d[row] as number);
    }
  }
}

/** Values at ranks (from 1) of unsorted values, by a histogram and a sort of the bins that hold them. */
function valuesAtRanks(values: Float64Array, count: number, ranks: readonly number[]): Float64Array {
  if (count <= 64) {
    const sorted = values.slice(0, count).sort();
    return Float64Array.from(ranks, (rank) => sorted[rank - 1] ?? Number.NEGATIVE_INFINITY);
  }
  let [min, max] = [values[0] as number, values[0] as number];
  for (let i = 1; i < count; i++) {
    const value = values[i] as number;
    if (value < min) min = value;
    else if (value > max) max = value;
  }
  const bins = count > 4096 ? 4096 : 512;
  const scale = max === min ? 0 : (bins - 1) / (max - min);
  const histogram = new Uint32Array(bins);
  for (let i = 0; i < count; i++) (histogram[(((values[i] as number) - min) * scale) | 0] as number)++;
  return Float64Array.from(ranks, (rank) => {
    let [bin, below] = [0, 0];
    while (bin < bins && below + (histogram[bin] as number) < rank) below += histogram[bin++] as number;
    const [low, high] = [min + (bin - 0.5) / scale, min + (bin + 1.5) / scale];
    const inBin: number[] = [];
    for (let i = 0; i < count; i++) {
      const value = values[i] as number;
      if (value >= low && value <= high && (((value - min) * scale) | 0) === bin) inBin.push(value);
    }
    return scale === 0 ? min : (Float64Array.from(inBin).sort()[rank - below - 1] ?? max);
  });
}

/**
 * Levels of scores by rank: class k of K ends at rank round(k·n/K); equal scores share the lower class.
 *
 * @param scored 1 where a row has a score
 * @example levelsByRank(Float64Array.of(3, 1, 2), Uint8Array.of(1, 1, 1), 3).level.join() // => '2,0,1'
 */
export function levelsByRank(
  score: Float64Array,
  scored: Uint8Array,
  classCount: number,
): Omit<Rescored, 'score'> {
  const packed = new Float64Array(score.length);
  let count = 0;
  for (let row = 0; row < score.length; row++) if (scored[row] === 1) packed[count++] = score[row] as number;
  const ends = Array.from({ length: classCount - 1 }, (_, k) =>
    Math.floor(((k + 1) * count) / classCount + 0.5),
  );
  const cuts = valuesAtRanks(packed, count, ends);
  const level = new Uint8Array(score.length);
  for (let row = 0; row < score.length; row++) {
    if (scored[row] !== 1) {
      level[row] = NO_LEVEL;
      continue;
    }
    const value = score[row] as number;
    let index = 0;
    for (let k = 0; k < cuts.length; k++) if (value > (cuts[k] as number)) index = k + 1;
    level[row] = index;
  }
  return { level, scoredCount: count, cuts };
}

/**
 * Weighted mean of the available indicators and its levels, fast enough to follow a slider.
 *
 * Same numbers as `runRecipe` with a flat `mean` group, `missing: skip` and `rankCuts: nearest`.
 *
 * @see docs/method/mean.md
 * @example rescore(prepareScores([{ kind: 'number', values: Float64Array.of(1, 5), reasons: Uint8Array.of(0, 0) }]), { weights: [1], classCount: 2 }).level.join() // => '0,1'
 */
export function rescore(prepared: PreparedScores, options: RescoreOptions): Rescored {
  const { rowCount, masks } = prepared;
  const { weights, classCount, minimumShare = 0 } = options;
  const score = new Float64Array(rowCount);
  const divisor = new Float64Array(rowCount);
  weightedSums(prepared, weights, score);
  lookUp(
    masks,
    masks.map((_, byte) => byteTable(weights, byte, (weight) => weight)),
    divisor,
  );
  const scored = new Uint8Array(rowCount);
  const available = new Float64Array(minimumShare > 0 ? rowCount : 0);
  if (minimumShare > 0)
    lookUp(
      masks,
      masks.map((_, byte) => byteTable(weights, byte, (weight) => (weight === 0 ? 0 : 1))),
      available,
    );
  const needed = minimumShare * prepared.columns.filter((_, i) => (weights[i] ?? 0) !== 0).length - 1e-9;
  for (let row = 0; row < rowCount; row++) {
    const by = divisor[row] as number;
    if (by > 0 && (minimumShare === 0 || (available[row] as number) >= needed)) {
      scored[row] = 1;
      score[row] = (score[row] as number) / by;
    } else score[row] = 0;
  }
  return { score, ...levelsByRank(score, scored, classCount) };
}

/**
 * Rows whose level differs between two settings.
 *
 * @example changedCount(Uint8Array.of(0, 1), Uint8Array.of(0, 2)) // => 1
 */
export function changedCount(a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < a.length; row++) if (a[row] !== b[row]) count++;
  return count;
}

/**
 * People of each group by level; the last entry counts those in rows without a level.
 *
 * @param groups people per row, one array per group
 * @example peopleByLevel(Uint8Array.of(0, 1, 255), [[5, 6, 7]], 2)[0].join() // => '5,6,7'
 */
export function peopleByLevel(
  level: Uint8Array,
  groups: readonly ArrayLike<number>[],
  classCount: number,
): Float64Array[] {
  return groups.map((people) => {
    const sums = new Float64Array(classCount + 1);
    for (let row = 0; row < level.length; row++) {
      const at = level[row] === NO_LEVEL ? classCount : (level[row] as number);
      sums[at] = (sums[at] as number) + (people[row] as number);
    }
    return sums;
  });
}

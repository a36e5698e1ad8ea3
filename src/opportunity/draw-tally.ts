/** What many draws of a method or its inputs do to levels and ranks. */
export interface DrawSummary {
  /** Rows that change level: mean over the draws, smallest and largest. */
  readonly changed: { readonly mean: number; readonly min: number; readonly max: number };
  /** Share of the draws in which each row keeps its level; NaN never, 1 for rows without a level. */
  readonly stability: Float64Array;
  /** Rank (1 = lowest score) below which 5 %, and 95 %, of the draws lie; 0 without a score, empty for very large tables. */
  readonly rankLow: Uint32Array;
  readonly rankHigh: Uint32Array;
}

/** 5th and 95th of the ranks of one row, by counting. */
function rankInterval(counts: Uint32Array, draws: number): [low: number, high: number] {
  let [reached, low] = [0, 0];
  for (let rank = 1; rank < counts.length; rank++) {
    reached += counts[rank] as number;
    if (low === 0 && reached >= 0.05 * draws) low = rank;
    if (reached >= 0.95 * draws) return [low, rank];
  }
  return [low, low];
}

/**
 * Follows every row's level and rank through many draws.
 *
 * @example new DrawTally(Uint8Array.of(0), 1).result().stability.length // => 1
 */
export class DrawTally {
  readonly #start: Uint8Array;
  readonly #draws: number;
  readonly #kept: Uint32Array;
  /** Ranks of all draws, draw by draw. */
  readonly #ranks: Uint16Array;
  #drawn = 0;
  #changedSum = 0;
  #changedMin = Number.POSITIVE_INFINITY;
  #changedMax = 0;

  /** Levels to compare with, and the number of draws to come. */
  constructor(start: Uint8Array, draws: number) {
    this.#start = start;
    this.#draws = draws;
    this.#kept = new Uint32Array(start.length);
    this.#ranks = new Uint16Array(start.length < 65536 ? draws * start.length : 0);
  }

  /** Takes in one draw; ranks (0 without a score) are asked for only when they are kept. */
  add(level: Uint8Array, ranks: () => Float64Array): void {
    let changed = 0;
    for (let row = 0; row < level.length; row++) {
      if (level[row] === this.#start[row]) (this.#kept[row] as number)++;
      else changed++;
    }
    this.#changedSum += changed;
    this.#changedMin = Math.min(this.#changedMin, changed);
    this.#changedMax = Math.max(this.#changedMax, changed);
    if (this.#ranks.length > 0) this.#ranks.set(ranks(), this.#drawn * level.length);
    this.#drawn++;
  }

  result(): DrawSummary {
    const [rankLow, rankHigh] = this.#intervals();
    return {
      changed: { mean: this.#changedSum / this.#draws, min: this.#changedMin, max: this.#changedMax },
      stability: Float64Array.from(this.#kept, (kept) => kept / this.#draws),
      rankLow,
      rankHigh,
    };
  }

  #intervals(): [Uint32Array, Uint32Array] {
    if (this.#ranks.length === 0) return [new Uint32Array(0), new Uint32Array(0)];
    const rowCount = this.#start.length;
    const [low, high] = [new Uint32Array(rowCount), new Uint32Array(rowCount)];
    const counts = new Uint32Array(rowCount + 1);
    for (let row = 0; row < rowCount; row++) {
      counts.fill(0);
      for (let draw = 0; draw < this.#draws; draw++)
        (counts[this.#ranks[draw * rowCount + row] as number] as number)++;
      if (counts[0] !== this.#draws) [low[row], high[row]] = rankInterval(counts, this.#draws);
    }
    return [low, high];
  }
}

import type { GroupCounts } from './multigroup-segregation.ts';

/** How much a neighbor at a distance counts, as a share of the bandwidth. */
export type Kernel = 'uniform' | 'triangle' | 'biweight';

const WEIGHT: Readonly<Record<Kernel, (share: number) => number>> = {
  uniform: () => 1,
  triangle: (share) => 1 - share,
  biweight: (share) => (1 - share * share) ** 2,
};

/** Where the units lie, in meters (or any unit of length). */
export interface Positions {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

function cellKey(x: number, y: number, size: number): string {
  return `${Math.floor(x / size)},${Math.floor(y / size)}`;
}

/** Units by square cells as wide as the bandwidth: all neighbors lie in the nine cells around. */
function gridOf({ x, y }: Positions, size: number): Map<string, number[]> {
  const grid = new Map<string, number[]>();
  for (let i = 0; i < x.length; i++) {
    const key = cellKey(x[i] ?? 0, y[i] ?? 0, size);
    const units = grid.get(key);
    if (units === undefined) grid.set(key, [i]);
    else units.push(i);
  }
  return grid;
}

function* nearUnits(
  { x, y }: Positions,
  unit: number,
  size: number,
  grid: ReadonlyMap<string, number[]>,
): Generator<[number, number]> {
  const [ux, uy] = [x[unit] ?? 0, y[unit] ?? 0];
  for (const [dx, dy] of [
    [-1, -1],
    [0, -1],
    [1, -1],
    [-1, 0],
    [0, 0],
    [1, 0],
    [-1, 1],
    [0, 1],
    [1, 1],
  ] as const) {
    for (const other of grid.get(cellKey(ux + dx * size, uy + dy * size, size)) ?? []) {
      const distance = Math.hypot((x[other] ?? 0) - ux, (y[other] ?? 0) - uy);
      if (distance < size) yield [other, distance / size];
    }
  }
}

/**
 * Surroundings of every unit: people of each group within a distance, the near ones counting more.
 *
 * Feed them to multigroupSegregation or twoGroupSegregation instead of the counts for a spatial measure.
 *
 * @param groups groups[k][i] is group k in unit i
 * @param bandwidth distance at which a neighbor no longer counts
 * @param kernel uniform (all alike), triangle, or biweight (Reardon & O'Sullivan's choice)
 * @returns people per group and unit, scaled to the unit's own population
 * @see Reardon & O'Sullivan (2004), Sociological Methodology 34 — docs/method/segregation.md
 * @example surroundings([[10, 0], [0, 10]], { x: [0, 1], y: [0, 0] }, 5, 'uniform')[0][0] // => 5
 */
export function surroundings(
  groups: GroupCounts,
  positions: Positions,
  bandwidth: number,
  kernel: Kernel,
): Float64Array[] {
  const n = positions.x.length;
  const grid = gridOf(positions, bandwidth);
  const around = groups.map(() => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    const local = groups.map(() => 0);
    for (const [other, share] of nearUnits(positions, i, bandwidth, grid)) {
      const weight = WEIGHT[kernel](share);
      groups.forEach((counts, k) => (local[k] = (local[k] ?? 0) + weight * (counts[other] ?? 0)));
    }
    const own = groups.reduce((sum, counts) => sum + (counts[i] ?? 0), 0);
    const all = local.reduce((sum, count) => sum + count, 0);
    around.forEach((counts, k) => (counts[i] = all === 0 ? 0 : (own * (local[k] ?? 0)) / all));
  }
  return around;
}

/** Spatial measures: 0 when every surrounding has the mix of the whole, more when surroundings differ. */
export interface SpatialSegregation {
  readonly dissimilarity: number;
  readonly informationTheory: number;
}

/**
 * Spatial D and H: the mix of each unit's surroundings against the mix of everybody, weighted by the unit's own people.
 *
 * @returns zeros when fewer than two groups have people
 * @see Reardon & O'Sullivan (2004) — docs/method/segregation.md
 * @example spatialSegregation([[10, 0], [0, 10]], { x: [0, 100], y: [0, 0] }, 5, 'uniform').dissimilarity // => 1
 */
export function spatialSegregation(
  groups: GroupCounts,
  positions: Positions,
  bandwidth: number,
  kernel: Kernel,
): SpatialSegregation {
  const around = surroundings(groups, positions, bandwidth, kernel);
  const sum = (counts: ArrayLike<number>): number => Array.from(counts).reduce((a, b) => a + b, 0);
  const total = groups.reduce((all, counts) => all + sum(counts), 0);
  let [interaction, diversity, apart, local] = [0, 0, 0, 0];
  groups.forEach((counts, k) => {
    const share = sum(counts) / total;
    interaction += share * (1 - share);
    diversity -= share > 0 ? share * Math.log(share) : 0;
    for (let i = 0; i < positions.x.length; i++) {
      const own = around.reduce((people, near) => people + (near[i] ?? 0), 0);
      const p = own === 0 ? share : (around[k]?.[i] ?? 0) / own;
      apart += own * Math.abs(p - share);
      local -= p > 0 ? own * p * Math.log(p) : 0;
    }
  });
  if (interaction === 0 || total === 0) return { dissimilarity: 0, informationTheory: 0 };
  return {
    dissimilarity: apart / (2 * total * interaction),
    informationTheory: 1 - local / (total * diversity),
  };
}

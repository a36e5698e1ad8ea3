import type { Position } from 'geojson';
import { mix32 } from '#artifacts/dots/hash.ts';
import type { GroupDots } from '#artifacts/dots/place.ts';
import type { DotShape } from '#artifacts/dots/rings.ts';

/** A square lattice of wavy areas. */
export interface Workload {
  readonly side: number;
  readonly edgePoints: number;
  readonly holeShare: number;
  readonly people: number;
}

const GROUP_SHARES = { white: 0.66, black: 0.1, asian: 0.05, latino: 0.16, other: 0.03 };

/** Number in 0 … 1 from integers, the same on each machine. */
const noise = (i: number, j: number, salt: number): number =>
  (mix32(mix32(i * 7919 + salt) ^ Math.imul(j, 0x85ebca6b)) >>> 0) / 2 ** 32;

/**
 * Areas on a lattice with wavy shared borders and some lakes, and skewed people by group whose sum is exact.
 */
export function syntheticAreas(work: Workload): { shapes: DotShape[]; groups: GroupDots[] } {
  const { side } = work;
  const cells = Array.from({ length: side * side }, (_, c) => [c % side, Math.floor(c / side)] as const);
  const shapes = cells.map(([i, j], c) => ({
    geoid: `09${String(c).padStart(9, '0')}`,
    geometry: { type: 'Polygon' as const, coordinates: ringsOf(work, i, j) },
  }));
  const weights = cells.map(([i, j]) => noise(i, j, 5) ** 3);
  const groups = Object.entries(GROUP_SHARES).map(([group, share]) => ({
    group,
    dotCounts: shareOut(weights, Math.round(work.people * share)),
  }));
  return { shapes, groups };
}

function ringsOf(work: Workload, i: number, j: number): Position[][] {
  const outline = [
    ...edge(work, i, j, 0),
    ...edge(work, i + 1, j, 1),
    ...edge(work, i, j + 1, 0).reverse(),
    ...edge(work, i, j, 1).reverse(),
  ];
  outline.push(outline[0] ?? [0, 0]);
  return noise(i, j, 3) < work.holeShare ? [outline, lake(work, i + 0.5, j + 0.5)] : [outline];
}

/** Points of the border from a lattice corner to the next one to the right (0) or above (1), both ends in. */
function edge({ edgePoints }: Workload, i: number, j: number, direction: 0 | 1): Position[] {
  return Array.from({ length: edgePoints + 2 }, (_, k) => {
    const t = k / (edgePoints + 1);
    const wave = 0.12 * Math.sin(Math.PI * t) * Math.sin(9 * t + 6 * noise(i, j, 10 + direction));
    const jitter = 0.01 * Math.sin(Math.PI * t) * (noise(i * 64 + k, j, 20 + direction) - 0.5);
    const across = wave + jitter;
    return degrees(i + (direction === 0 ? t : across), j + (direction === 0 ? across : t));
  });
}

function lake({ edgePoints }: Workload, x: number, y: number): Position[] {
  const corners = Array.from({ length: 12 + (edgePoints >> 1) }, (_, k, count = 12 + (edgePoints >> 1)) => {
    const angle = (2 * Math.PI * k) / count;
    return degrees(x + 0.12 * Math.cos(angle), y + 0.12 * Math.sin(angle));
  });
  return [...corners, corners[0] ?? [0, 0]];
}

const degrees = (x: number, y: number): Position => [-73.7 + x * 0.06, 41 + y * 0.04];

function shareOut(weights: readonly number[], people: number): Int32Array {
  const sum = weights.reduce((a, b) => a + b, 0);
  let before = 0;
  let given = 0;
  return Int32Array.from(weights, (weight) => {
    before += weight;
    const upTo = Math.round((people * before) / sum);
    const count = upTo - given;
    given = upTo;
    return count;
  });
}

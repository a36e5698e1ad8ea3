import type { MapData } from '#artifacts/map-data.ts';
import { type Level, LEVELS } from '#core/level.ts';

/** A tract with another level than in the edition. */
export interface Move {
  readonly tract: number;
  readonly from: Level | null;
  readonly to: Level | null;
}

type Levels = readonly (Level | null)[];

function stepsOf({ from, to }: Move): number {
  // A level gained or lost is more than any step between levels.
  if (from === null || to === null) return LEVELS.length;
  return Math.abs(LEVELS.indexOf(from) - LEVELS.indexOf(to));
}

/** Tracts that change level, the longest moves first, then as in the edition. */
export function movesBetween(before: Levels, after: Levels): readonly Move[] {
  const moves = before.flatMap((from, tract): Move[] => {
    const to = after[tract] ?? null;
    return from === to ? [] : [{ tract, from, to }];
  });
  return moves.toSorted((a, b) => stepsOf(b) - stepsOf(a) || a.tract - b.tract);
}

/** Levels as rows and columns of the table of moves; the last is "without a level". */
export const MATRIX_LEVELS: readonly (Level | null)[] = [...LEVELS, null];

/** Tracts that are no open water: without land there is nothing to have a level. */
export function landTracts({ tracts }: MapData): readonly number[] {
  return tracts.geoid.flatMap((_, tract) => (tracts.noLevel[tract] === 'notApplicable' ? [] : [tract]));
}

/** Number of tracts by level before (rows) and after (columns). */
export function moveMatrix(
  before: Levels,
  after: Levels,
  tracts: readonly number[],
): readonly (readonly number[])[] {
  return MATRIX_LEVELS.map((from) =>
    MATRIX_LEVELS.map(
      (to) =>
        tracts.filter((tract) => (before[tract] ?? null) === from && (after[tract] ?? null) === to).length,
    ),
  );
}

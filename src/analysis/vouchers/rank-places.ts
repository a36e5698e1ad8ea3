import { distanceMiles, nearestStation } from './distance.ts';
import type { VoucherModel, VoucherPlace } from './model.ts';

/** What a family can say matters to it. No other thing moves a place up or down. */
export const PRIORITIES = ['near', 'schools', 'opportunity', 'station', 'food'] as const;

export type Priority = (typeof PRIORITIES)[number];

/** 0: does not matter; 1: matters; 2: matters a lot, counted twice. */
export type Wishes = Readonly<Record<Priority, 0 | 1 | 2>>;

/** A point on the map that the family must reach. */
export interface ReachPoint {
  readonly longitude: number;
  readonly latitude: number;
}

/** Why a place stands where it stands: one for each thing that matters. */
export interface RankReason {
  readonly priority: Priority;
  readonly weight: 1 | 2;
  /** Miles, a share, or a level 1 … 5. */
  readonly value: number;
  /** Place in line for this one thing, from 1; equal values share it. */
  readonly position: number;
  /** 100 for the first in line, 0 for the last. */
  readonly points: number;
}

export interface RankedPlace {
  readonly place: VoucherPlace;
  /** From 1; equal points share a rank. */
  readonly rank: number;
  readonly isTied: boolean;
  /** Mean of the points of the reasons, those that matter a lot counted twice. */
  readonly points: number;
  readonly reasons: readonly RankReason[];
}

export interface Ranking {
  readonly ranked: readonly RankedPlace[];
  /** Places without a figure for something that matters: they are listed, never guessed. */
  readonly unranked: readonly { readonly place: VoucherPlace; readonly lacks: readonly Priority[] }[];
}

/** Things of which less is more. */
const LESS_IS_MORE: ReadonlySet<Priority> = new Set(['near', 'station']);

/**
 * The figure of a place for one thing that may matter.
 *
 * @param reach point to reach; undefined when none was named
 * @returns miles, a share or a level 1 … 5; null when there is none
 */
export function valueFor(
  model: VoucherModel,
  place: VoucherPlace,
  priority: Priority,
  reach: ReachPoint | undefined,
): number | null {
  if (priority === 'near') return reach === undefined ? null : distanceMiles(place, reach);
  if (priority === 'station') return nearestStation(model, place)?.miles ?? null;
  if (priority === 'opportunity') return place.levelMean;
  return priority === 'schools' ? place.schools : place.food;
}

/** Places in line of values, with equal values sharing one: position from 1, points from 100 to 0. */
function lineUp(values: readonly number[], lessIsMore: boolean): { position: number; points: number }[] {
  const oriented = values.map((value) => (lessIsMore ? -value : value));
  const sorted = [...oriented].sort((a, b) => b - a);
  const [first, last] = [new Map<number, number>(), new Map<number, number>()];
  sorted.forEach((value, index) => {
    if (!first.has(value)) first.set(value, index);
    last.set(value, index);
  });
  return oriented.map((value) => {
    const [from, to] = [first.get(value) ?? 0, last.get(value) ?? 0];
    // Those ahead cost all, equals half: the mean of all points is 50 whatever the ties.
    const points = values.length < 2 ? 100 : 100 * (1 - (from + to) / 2 / (values.length - 1));
    return { position: from + 1, points };
  });
}

function compareRanked(a: RankedPlace, b: RankedPlace): number {
  const [nameA, nameB] = [`${a.place.townName} ${a.place.name}`, `${b.place.townName} ${b.place.name}`];
  return b.points - a.points || (nameA < nameB ? -1 : nameA > nameB ? 1 : 0);
}

const ROUND = 1e9;

/**
 * Places in the order of what the family said, and of nothing else.
 *
 * For each thing that matters all places stand in line; the first gets 100 points, the last 0, equals share. The points
 * of a place are their mean, with what matters a lot counted twice. Where nothing matters, nothing is ranked.
 *
 * @param places towns or tracts, never both: they are compared with their own kind
 * @param reach point to reach; undefined when none was named
 * @see docs/method/voucher-choice.md
 */
export function rankPlaces(
  model: VoucherModel,
  places: readonly VoucherPlace[],
  wishes: Wishes,
  reach: ReachPoint | undefined,
): Ranking {
  const wanted = PRIORITIES.flatMap((priority) => {
    const weight = wishes[priority];
    return weight === 0 ? [] : [{ priority, weight }];
  });
  const rows = places.map((place) => ({
    place,
    values: wanted.map(({ priority }) => valueFor(model, place, priority, reach)),
  }));
  const unranked = rows.flatMap(({ place, values }) => {
    const lacks = wanted.filter((_, i) => values[i] === null).map(({ priority }) => priority);
    return lacks.length === 0 ? [] : [{ place, lacks }];
  });
  const known = rows.filter(({ values }) => values.every((value) => value !== null));
  if (wanted.length === 0) return { ranked: [], unranked };
  const lines = wanted.map(({ priority }, i) =>
    lineUp(
      known.map(({ values }) => values[i] ?? 0),
      LESS_IS_MORE.has(priority),
    ),
  );
  const weightSum = wanted.reduce((sum, { weight }) => sum + weight, 0);
  const scored = known.map(({ place, values }, row): RankedPlace => {
    const reasons = wanted.map(({ priority, weight }, i): RankReason => {
      const line = lines[i]?.[row] ?? { position: 0, points: 0 };
      return { priority, weight, value: values[i] ?? 0, ...line };
    });
    const sum = reasons.reduce((total, { weight, points }) => total + weight * points, 0);
    // Cut to nine digits, so that equal sums are equal however they were added.
    return { place, rank: 0, isTied: false, points: Math.round((sum / weightSum) * ROUND) / ROUND, reasons };
  });
  return { ranked: giveRanks(scored.sort(compareRanked)), unranked };
}

function giveRanks(sorted: readonly RankedPlace[]): RankedPlace[] {
  let rank = 0;
  return sorted.map((one, index) => {
    const before = sorted[index - 1]?.points === one.points;
    if (!before) rank = index + 1;
    return { ...one, rank, isTied: before || sorted[index + 1]?.points === one.points };
  });
}

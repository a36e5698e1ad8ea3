import { type Level, LEVELS } from '#core/level.ts';
import { isMissing, missing } from '#core/missing.ts';
import type { Edition } from '#opportunity/edition.ts';
import { type BridgePart, carryRates } from '#tables/bridge.ts';

/** Why a tract of the newer edition has another level; the parts of a move sum to it. */
export interface VintageChange {
  readonly geoid: string;
  readonly name: string;
  readonly town: string | null;
  readonly from: Level | null;
  readonly to: Level | null;
  /** Levels up (+) or down (−) because other questions are asked, and because the answers changed. */
  readonly method: number;
  readonly data: number;
  /** Whether the tract is a tract of before, line by line; else its earlier level is that of its parts, by people. */
  readonly isSameTract: boolean;
  readonly reason: 'lost-level' | 'gained-level' | 'boundaries' | 'method' | 'data' | 'method-and-data';
}

/** Mean position of the people of a town, 1 (very low) to 5 (very high). */
export interface TownMove {
  readonly id: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly method: number;
  readonly data: number;
}

/** Two editions on the tracts of two censuses. */
export interface VintageComparison {
  readonly from: string;
  readonly to: string;
  readonly tractCount: number;
  readonly sameTractCount: number;
  /** Questions that both editions ask: older and newer indicator id. */
  readonly shared: readonly (readonly [string, string])[];
  readonly changes: readonly VintageChange[];
  readonly towns: readonly TownMove[];
}

/** From this share on, both ways, a tract is the tract of before: what is left are lines drawn twice. */
const SAME_TRACT = 0.98;

type Scores = readonly (number | null)[];

/** Class 0 … 4 of each score by rank, as the recipes cut it. */
function classesOf(scores: Scores): (number | null)[] {
  const order = scores
    .flatMap((score, index) => (score === null ? [] : [{ score, index }]))
    .sort((a, b) => a.score - b.score);
  const classes = scores.map((): number | null => null);
  order.forEach(({ index }, rank) => {
    classes[index] = [1, 2, 3, 4].filter((k) => rank >= Math.round((k * order.length) / 5)).length;
  });
  return classes;
}

/** Rounding that a mean over the parts of one tract can leave. */
const ROUNDING = 1e-9;

/** Class of a score by the ranges of the edition it was made by. */
function classAt({ classRanges }: Edition, score: number | null): number | null {
  if (score === null) return null;
  const reached = classRanges
    .filter(({ min }) => score >= min - ROUNDING)
    .map(({ level }) => LEVELS.indexOf(level));
  return Math.max(0, ...reached);
}

/** Mean of some z-scores of the tracts with a level. */
function meanOf({ tracts }: Edition, ids: readonly string[]): Scores {
  return tracts.level.map((level, tract) => {
    const known = ids.flatMap((id) => tracts.indicators[id]?.z[tract] ?? []);
    return level === null || known.length === 0 ? null : known.reduce((sum, z) => sum + z, 0) / known.length;
  });
}

/** Scores of the older edition on the newer tracts: means over people. */
function carry(from: Edition, to: Edition, parts: readonly BridgePart[], scores: Scores): Scores {
  const people = new Map(from.tracts.geoid.map((id, i) => [id, from.tracts.population.total[i] ?? 0]));
  const cells = new Map(from.tracts.geoid.map((id, i) => [id, scores[i] ?? missing('notInFile')]));
  const carried = carryRates(parts, people, cells, 'rate', 'score');
  return to.tracts.geoid.map((geoid) => {
    const value = carried.get(geoid)?.value ?? missing('notInFile');
    return isMissing(value) ? null : value;
  });
}

/** Newer tracts that are older ones: each holds nearly all of the other. */
function sameTracts(parts: readonly BridgePart[]): ReadonlySet<string> {
  const sources = new Map<string, BridgePart[]>();
  for (const part of parts) sources.set(part.to, [...(sources.get(part.to) ?? []), part]);
  return new Set(
    [...sources].flatMap(([to, own]) => (own.length === 1 && (own[0]?.share ?? 0) >= SAME_TRACT ? [to] : [])),
  );
}

function reasonOf(
  [from, to]: readonly [number | null, number | null],
  isSame: boolean,
  method: number,
  data: number,
): VintageChange['reason'] {
  if (to === null) return 'lost-level';
  if (from === null) return 'gained-level';
  if (!isSame) return 'boundaries';
  if (method !== 0 && data !== 0) return 'method-and-data';
  return data === 0 ? 'method' : 'data';
}

function townMoves(to: Edition, steps: readonly (readonly (number | null)[])[]): TownMove[] {
  return to.areas.flatMap(({ id, name, tracts }): TownMove[] => {
    if (!id.startsWith('town:')) return [];
    const known = tracts.filter(([tract]) => steps.every((step) => (step[tract] ?? null) !== null));
    const people = known.reduce((sum, [tract]) => sum + (to.tracts.population.total[tract] ?? 0), 0);
    if (people === 0) return [];
    const [a = 0, b = 0, c = 0, d = 0] = steps.map(
      (step) =>
        1 +
        known.reduce((sum, [t]) => sum + (step[t] ?? 0) * (to.tracts.population.total[t] ?? 0), 0) / people,
    );
    return [{ id, name, from: a, to: d, method: b - a + (d - c), data: c - b }];
  });
}

/**
 * Compares two editions on the tracts of two censuses, and says how much of each move is method and how much is data.
 *
 * Four classes a tract: of the older score, of the older answers to the shared questions, of the newer answers to them, of the
 * newer score. The first and last steps are method, the middle one is data; together they are the move. Older scores come
 * to the newer tracts by people; where lines changed, the move is filed under boundaries.
 *
 * @param parts bridge from the older to the newer tracts
 * @see docs/method/editions.md
 */
export function compareVintages(from: Edition, to: Edition, parts: readonly BridgePart[]): VintageComparison {
  const shared = to.indicators.flatMap(({ id, follows }): [string, string][] =>
    follows !== undefined && from.tracts.indicators[follows] !== undefined ? [[follows, id]] : [],
  );
  const older = meanOf(
    from,
    shared.map(([id]) => id),
  );
  const newer = meanOf(
    to,
    shared.map(([, id]) => id),
  );
  const own = from.tracts.level.map((level, tract) =>
    level === null ? null : (from.tracts.score[tract] ?? null),
  );
  const steps = [
    carry(from, to, parts, own).map((score) => classAt(from, score)),
    classesOf(carry(from, to, parts, older)),
    classesOf(newer),
    to.tracts.level.map((level) => (level === null ? null : LEVELS.indexOf(level))),
  ] as const;
  const same = sameTracts(parts);
  const changes = to.tracts.geoid.flatMap((geoid, tract): VintageChange[] => {
    const [a = null, b = null, c = null, d = null] = steps.map((step) => step[tract] ?? null);
    if (a === d) return [];
    const isKnown = a !== null && b !== null && c !== null && d !== null;
    const [method, data] = isKnown ? [b - a + (d - c), c - b] : [0, 0];
    return [
      {
        geoid,
        name: to.tracts.name[tract] ?? '',
        town: to.tracts.town[tract] ?? null,
        from: a === null ? null : (LEVELS[a] ?? null),
        to: d === null ? null : (LEVELS[d] ?? null),
        method,
        data,
        isSameTract: same.has(geoid),
        reason: reasonOf([a, d], same.has(geoid), method, data),
      },
    ];
  });
  return {
    from: from.id,
    to: to.id,
    tractCount: to.tracts.geoid.length,
    sameTractCount: to.tracts.geoid.filter((geoid) => same.has(geoid)).length,
    shared,
    changes,
    towns: townMoves(to, steps),
  };
}

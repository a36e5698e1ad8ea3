import type { Level } from '#core/level.ts';
import type { Edition, JsonCell } from '#opportunity/edition.ts';

/** Why a tract's level differs between two editions. */
export const CHANGE_REASONS = [
  'set-aside',
  'too-few-indicators',
  'lost-level',
  'gained-level',
  'inputs-differ',
  'coverage-differs',
  'ranks-moved',
] as const;

export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** A tract whose level differs, and why. */
export interface LevelChange {
  readonly geoid: string;
  readonly name: string;
  readonly town: string | null;
  readonly from: Level | null;
  readonly to: Level | null;
  readonly fromScore: JsonCell;
  readonly toScore: JsonCell;
  readonly reason: ChangeReason;
  /** Number of indicators with a value, before and after. */
  readonly fromAvailable: number;
  readonly toAvailable: number;
  /** Indicators whose raw value differs, or is there in only one of the editions. */
  readonly indicators: readonly string[];
}

/** Two editions beside each other. */
export interface EditionComparison {
  readonly from: string;
  readonly to: string;
  readonly tractCount: number;
  readonly onlyFrom: readonly string[];
  readonly onlyTo: readonly string[];
  readonly changes: readonly LevelChange[];
  /** Tracts of both editions by level before and after, such as "low → moderate". */
  readonly moves: Readonly<Record<string, number>>;
}

/** Relative difference below which two values are the same figure, written with another number of digits. */
const SAME = 1e-9;

function differs(a: JsonCell, b: JsonCell): boolean {
  if (a === null || b === null) return a !== b;
  return Math.abs(a - b) > SAME * Math.max(1, Math.abs(a));
}

function differingIndicators(a: Edition, i: number, b: Edition, j: number): string[] {
  const shared = a.indicators.filter(({ id }) => b.tracts.indicators[id] !== undefined);
  return shared
    .map(({ id }) => id)
    .filter((id) =>
      differs(a.tracts.indicators[id]?.raw[i] ?? null, b.tracts.indicators[id]?.raw[j] ?? null),
    );
}

/** Why a tract has no level: the rows that a recipe sets aside have raw values, and none is standardized. */
function lostReason({ tracts }: Edition, tract: number): ChangeReason {
  const values = Object.values(tracts.indicators);
  if (tracts.noLevel[tract] !== 'droppedByRule') return 'lost-level';
  if (values.some(({ z }) => (z[tract] ?? null) !== null)) return 'too-few-indicators';
  return values.some(({ raw }) => (raw[tract] ?? null) !== null) ? 'set-aside' : 'lost-level';
}

function reasonOf(a: Edition, i: number, b: Edition, j: number, differing: readonly string[]): ChangeReason {
  if ((b.tracts.level[j] ?? null) === null) return lostReason(b, j);
  if ((a.tracts.level[i] ?? null) === null) return 'gained-level';
  if (a.tracts.available[i] !== b.tracts.available[j]) return 'coverage-differs';
  return differing.length > 0 ? 'inputs-differ' : 'ranks-moved';
}

function changeAt(a: Edition, i: number, b: Edition, j: number): LevelChange {
  const indicators = differingIndicators(a, i, b, j);
  return {
    geoid: a.tracts.geoid[i] ?? '',
    name: a.tracts.name[i] ?? '',
    town: a.tracts.town[i] ?? null,
    from: a.tracts.level[i] ?? null,
    to: b.tracts.level[j] ?? null,
    fromScore: a.tracts.score[i] ?? null,
    toScore: b.tracts.score[j] ?? null,
    fromAvailable: a.tracts.available[i] ?? 0,
    toAvailable: b.tracts.available[j] ?? 0,
    reason: reasonOf(a, i, b, j, indicators),
    indicators,
  };
}

function countMoves(changes: readonly LevelChange[]): Record<string, number> {
  const moves = new Map<string, number>();
  for (const { from, to } of changes) {
    const move = `${from ?? 'notEnoughData'} → ${to ?? 'notEnoughData'}`;
    moves.set(move, (moves.get(move) ?? 0) + 1);
  }
  return Object.fromEntries([...moves].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Tracts whose level differs between two editions on the same tracts, each with the reason.
 *
 * Reasons, first that holds: the later recipe sets it aside before anything is averaged (such as tracts with few
 * households); too few of its indicators have a value; it lost or gained a level otherwise; the number of its
 * indicators differs; a raw value differs; nothing of its own differs, but the averages and ranks of others moved.
 */
export function compareEditions(from: Edition, to: Edition): EditionComparison {
  const toIndex = new Map(to.tracts.geoid.map((geoid, index) => [geoid, index]));
  const fromGeoids = new Set(from.tracts.geoid);
  const changes = from.tracts.geoid.flatMap((geoid, i): LevelChange[] => {
    const j = toIndex.get(geoid);
    if (j === undefined || from.tracts.level[i] === to.tracts.level[j]) return [];
    return [changeAt(from, i, to, j)];
  });
  const onlyFrom = from.tracts.geoid.filter((geoid) => !toIndex.has(geoid));
  return {
    from: from.id,
    to: to.id,
    tractCount: from.tracts.geoid.length - onlyFrom.length,
    onlyFrom,
    onlyTo: to.tracts.geoid.filter((geoid) => !fromGeoids.has(geoid)),
    changes,
    moves: countMoves(changes),
  };
}

import { type Level, LEVELS } from '#core/level.ts';
import type { Edition } from '#opportunity/edition.ts';
import type { BridgePart } from '#tables/bridge.ts';
import { sameTracts, sharedQuestions, vintageSteps, type VintageSteps } from './vintage-steps.ts';

/** What can move a level between two editions. */
export const MOVE_CAUSES = ['method', 'data', 'boundaries'] as const;

export type MoveCause = (typeof MOVE_CAUSES)[number];

/** Levels up (+) or down (−) by cause: other questions, other answers, other lines. They sum to the move. */
export type MoveParts = Readonly<Record<MoveCause, number>>;

/** A tract of the newer edition that has another level. */
export interface VintageChange {
  readonly geoid: string;
  readonly name: string;
  readonly town: string | null;
  /** Level before; where lines changed, that of the older tracts it was made of, by people. */
  readonly from: Level | null;
  readonly to: Level | null;
  /** Null where there is a level in only one of the editions, or no answer to a shared question. */
  readonly parts: MoveParts | null;
  /** Whether the tract is a tract of before, line by line. */
  readonly isSameTract: boolean;
  /** The level that sampling error could give the tract now. */
  readonly couldBe: Level | null;
}

/** Mean position of the people of a town, 1 (very low) to 5 (very high), on the tracts with a level in both editions. */
export interface TownMove {
  readonly id: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly parts: MoveParts;
  /** Tracts of the town with another level. */
  readonly changedTractCount: number;
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
  /** Changed tracts by what moved them, such as "method + data"; "level gained or lost" where there is nothing to split. */
  readonly causes: Readonly<Record<string, number>>;
  /** Tracts whose level stays although causes moved it: they cancel. */
  readonly cancelledCount: number;
  /** All towns with people on tracts with a level in both editions. */
  readonly towns: readonly TownMove[];
}

/** Parts of a move from the five steps of it. */
function partsOf(steps: readonly [number, number, number, number, number]): MoveParts {
  const [before, olderAnswers, olderLines, newerAnswers, after] = steps;
  return {
    method: olderAnswers - before + (after - newerAnswers),
    data: olderLines - olderAnswers,
    boundaries: newerAnswers - olderLines,
  };
}

const ORDER = ['before', 'olderAnswers', 'olderLines', 'newerAnswers', 'after'] as const;

/** The five steps of a tract; null when one of them has no figure. */
function stepsAt(steps: VintageSteps, tract: number): [number, number, number, number, number] | null {
  const [a = null, b = null, c = null, d = null, e = null] = ORDER.map((step) => steps[step][tract] ?? null);
  return a === null || b === null || c === null || d === null || e === null ? null : [a, b, c, d, e];
}

function changesOf(to: Edition, steps: VintageSteps, same: ReadonlySet<string>): VintageChange[] {
  const levelOf = (index: number | null | undefined): Level | null => LEVELS[index ?? -1] ?? null;
  return to.tracts.geoid.flatMap((geoid, tract): VintageChange[] => {
    const [from, after] = [levelOf(steps.before[tract]), levelOf(steps.after[tract])];
    if (from === after) return [];
    const all = stepsAt(steps, tract);
    return [
      {
        geoid,
        name: to.tracts.name[tract] ?? '',
        town: to.tracts.town[tract] ?? null,
        from,
        to: after,
        parts: all === null ? null : partsOf(all),
        isSameTract: same.has(geoid),
        couldBe: to.tracts.stability?.couldBe[tract] ?? null,
      },
    ];
  });
}

/** What moved a tract, as the counts of causes name it. */
function causesOf({ parts }: VintageChange): string {
  if (parts === null) return 'level gained or lost';
  return MOVE_CAUSES.filter((cause) => parts[cause] !== 0).join(' + ');
}

function countCauses(changes: readonly VintageChange[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const change of changes) counts.set(causesOf(change), (counts.get(causesOf(change)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

function townMoves(to: Edition, steps: VintageSteps, changes: readonly VintageChange[]): TownMove[] {
  const people = to.tracts.population.total;
  return to.areas.flatMap(({ id, name, tracts }): TownMove[] => {
    if (!id.startsWith('town:')) return [];
    const known = tracts.flatMap(([tract, share]) => {
      const own = stepsAt(steps, tract);
      return own === null ? [] : [{ own, weight: share * (people[tract] ?? 0) }];
    });
    const sum = known.reduce((total, { weight }) => total + weight, 0);
    if (sum === 0) return [];
    const meanAt = (step: 0 | 1 | 2 | 3 | 4): number =>
      known.reduce((total, { own, weight }) => total + own[step] * weight, 0) / sum;
    const means: [number, number, number, number, number] = [0, 0, 0, 0, 0];
    for (const step of [0, 1, 2, 3, 4] as const) means[step] = 1 + meanAt(step);
    const geoids = new Set(tracts.map(([tract]) => to.tracts.geoid[tract]));
    const changedTractCount = changes.filter(({ geoid }) => geoids.has(geoid)).length;
    return [{ id, name, from: means[0], to: means[4], parts: partsOf(means), changedTractCount }];
  });
}

/** Tracts that keep their level although their parts are not zero. */
function countCancelled(steps: VintageSteps): number {
  return steps.before.filter((before, tract) => {
    const all = stepsAt(steps, tract);
    return all !== null && before === all[4] && Object.values(partsOf(all)).some((part) => part !== 0);
  }).length;
}

/**
 * Compares two editions on the tracts of two censuses, and says how much of each move is method, data and boundaries.
 *
 * Five classes a tract: of the older score; of the older answers to the shared questions; of the newer answers to them, as the
 * older lines would show them; of the newer answers; of the newer score. The first and last steps are method, the second
 * is data, the third boundaries; together they are the move. Older scores come to the newer tracts by people.
 *
 * @param parts bridge from the older to the newer tracts
 * @see docs/method/editions.md
 */
export function compareVintages(from: Edition, to: Edition, parts: readonly BridgePart[]): VintageComparison {
  const steps = vintageSteps(from, to, parts);
  const same = sameTracts(parts);
  const changes = changesOf(to, steps, same);
  return {
    from: from.id,
    to: to.id,
    tractCount: to.tracts.geoid.length,
    sameTractCount: to.tracts.geoid.filter((geoid) => same.has(geoid)).length,
    shared: sharedQuestions(from, to),
    changes,
    causes: countCauses(changes),
    cancelledCount: countCancelled(steps),
    towns: townMoves(to, steps, changes),
  };
}

import { LEVELS } from '#core/level.ts';
import { isMissing, missing } from '#core/missing.ts';
import type { Edition } from '#opportunity/edition.ts';
import { type BridgePart, carryRates, reverseParts } from '#tables/bridge.ts';

/** From this share on, both ways, a tract is the tract of before: what is left are lines drawn twice. */
const SAME_TRACT = 0.98;

/** Rounding that a mean over the parts of one tract can leave. */
const ROUNDING = 1e-9;

type Scores = readonly (number | null)[];

/** The four steps from the older level of a tract to the newer one: classes 0 (very low) … 4, one a newer tract. */
export interface VintageSteps {
  /** Of the older score, by the older ranges. */
  readonly before: Scores;
  /** Of the older answers to the questions that both editions ask. */
  readonly olderAnswers: Scores;
  /** Of the newer answers to them, as the older lines would show them. */
  readonly olderLines: Scores;
  /** Of the newer answers on the newer lines. */
  readonly newerAnswers: Scores;
  /** Of the newer score: its level. */
  readonly after: Scores;
}

/** Class of a score: the number of lower edges that it reaches. */
function classBy(edges: readonly number[], score: number | null): number | null {
  return score === null ? null : edges.filter((edge) => score >= edge - ROUNDING).length;
}

/** Lower edges of all classes but the lowest, as the recipes cut them: a fifth of the tracts each. */
function edgesOf(scores: Scores): readonly number[] {
  const sorted = scores.filter((score) => score !== null).sort((a, b) => a - b);
  return [1, 2, 3, 4].map((k) => sorted[Math.round((k * sorted.length) / 5)] ?? Infinity);
}

function levelEdges({ classRanges }: Edition): readonly number[] {
  return classRanges.filter(({ level }) => level !== LEVELS[0]).map(({ min }) => min);
}

/** Mean of some z-scores of the tracts with a level. */
function meanOf({ tracts }: Edition, ids: readonly string[]): Scores {
  return tracts.level.map((level, tract) => {
    const known = ids.flatMap((id) => tracts.indicators[id]?.z[tract] ?? []);
    return level === null || known.length === 0 ? null : known.reduce((sum, z) => sum + z, 0) / known.length;
  });
}

const peopleOf = ({ tracts }: Edition): ReadonlyMap<string, number> =>
  new Map(tracts.geoid.map((id, tract) => [id, tracts.population.total[tract] ?? 0]));

/** Scores on the tracts at the other end of the bridge: means over people. */
function carry(from: Edition, to: Edition, parts: readonly BridgePart[], scores: Scores): Scores {
  const cells = new Map(from.tracts.geoid.map((id, i) => [id, scores[i] ?? missing('notInFile')]));
  const carried = carryRates(parts, peopleOf(from), cells, 'rate', 'score');
  return to.tracts.geoid.map((geoid) => {
    const value = carried.get(geoid)?.value ?? missing('notInFile');
    return isMissing(value) ? null : value;
  });
}

/**
 * Newer tracts that are older ones: each holds nearly all of the other.
 *
 * @example [...sameTracts([{ from: 'a', to: 'x', share: 1 }, { from: 'b', to: 'y', share: 0.4 }, { from: 'b', to: 'z', share: 0.6 }])] // => ['x']
 */
export function sameTracts(parts: readonly BridgePart[]): ReadonlySet<string> {
  const sources = new Map<string, BridgePart[]>();
  for (const part of parts) sources.set(part.to, [...(sources.get(part.to) ?? []), part]);
  return new Set(
    [...sources].flatMap(([to, own]) => (own.length === 1 && (own[0]?.share ?? 0) >= SAME_TRACT ? [to] : [])),
  );
}

/**
 * Questions that both editions ask: older and newer id of the indicator.
 *
 * @see docs/method/editions.md
 */
export function sharedQuestions(from: Edition, to: Edition): readonly (readonly [string, string])[] {
  return to.indicators.flatMap(({ id, follows }): [string, string][] =>
    follows !== undefined && from.tracts.indicators[follows] !== undefined ? [[follows, id]] : [],
  );
}

/** The newer answers blurred to the older lines: averaged over each older tract, then carried to the newer ones. */
function onOlderLines(from: Edition, to: Edition, parts: readonly BridgePart[], newer: Scores): Scores {
  const same = sameTracts(parts);
  const blurred = carry(from, to, parts, carry(to, from, reverseParts(parts, peopleOf(from)), newer));
  return blurred.map((score, tract) =>
    same.has(to.tracts.geoid[tract] ?? '') ? (newer[tract] ?? null) : score,
  );
}

/**
 * The steps between the levels of two editions on the tracts of two censuses.
 *
 * @param parts bridge from the older to the newer tracts
 * @returns null where a step has no figure
 * @see docs/method/editions.md
 */
export function vintageSteps(from: Edition, to: Edition, parts: readonly BridgePart[]): VintageSteps {
  const shared = sharedQuestions(from, to);
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
  const carried = carry(from, to, parts, older);
  const [olderEdges, newerEdges] = [edgesOf(carried), edgesOf(newer)];
  return {
    before: carry(from, to, parts, own).map((score) => classBy(levelEdges(from), score)),
    olderAnswers: carried.map((score) => classBy(olderEdges, score)),
    olderLines: onOlderLines(from, to, parts, newer).map((score) => classBy(newerEdges, score)),
    newerAnswers: newer.map((score) => classBy(newerEdges, score)),
    after: to.tracts.level.map((level) => (level === null ? null : LEVELS.indexOf(level))),
  };
}

import { POPULATION_COLUMNS, type PopulationColumn } from '#core/group.ts';
import { type Level, LEVELS } from '#core/level.ts';
import type { Edition, EditionArea } from '#opportunity/edition.ts';
import { CHANGE_REASONS, type ChangeReason, compareEditions, type LevelChange } from './compare-editions.ts';

/** Part of the tracts, or of a total, that may change before a person must sign. */
export const UNSIGNED_SHARE = 0.01;

/** An area of which another number of tracts has some level. */
export interface MovedArea {
  readonly id: string;
  readonly name: string;
  /** Tracts by level, very low to very high, then those without a level. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** People of the whole place in one column. */
export interface MovedTotal {
  readonly column: PopulationColumn;
  readonly before: number;
  readonly after: number;
}

/** What a newer build of an edition changes for readers. */
export interface EditionChange {
  readonly edition: string;
  readonly tractCount: number;
  readonly addedTracts: readonly string[];
  readonly lostTracts: readonly string[];
  readonly tracts: readonly LevelChange[];
  readonly causes: Readonly<Partial<Record<ChangeReason, number>>>;
  /** Towns; counties where that layer is not loaded. */
  readonly areas: readonly MovedArea[];
  readonly totals: readonly MovedTotal[];
  /** Why a person must sign; empty when nothing moves by more than 1 %. */
  readonly toSign: readonly string[];
}

function countLevels({ tracts }: Edition, area: EditionArea): number[] {
  const order: readonly (Level | null)[] = [...LEVELS, null];
  const levels = area.tracts.map(([tract]) => tracts.level[tract] ?? null);
  return order.map((level) => levels.filter((one) => one === level).length);
}

function movedAreas(from: Edition, to: Edition): MovedArea[] {
  const kind = to.areas.some(({ id }) => id.startsWith('town:')) ? 'town:' : 'county:';
  const before = new Map(from.areas.map((area) => [area.id, countLevels(from, area)]));
  return to.areas.flatMap((area): MovedArea[] => {
    const old = before.get(area.id);
    if (!area.id.startsWith(kind) || old === undefined) return [];
    const after = countLevels(to, area);
    if (after.every((count, index) => count === old[index])) return [];
    return [{ id: area.id, name: area.name, before: old, after }];
  });
}

function movedTotals(from: Edition, to: Edition): MovedTotal[] {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  return POPULATION_COLUMNS.flatMap((column): MovedTotal[] => {
    const [before, after] = [from, to].map(({ tracts }) => sum(tracts.population[column]));
    return before === undefined || after === undefined || before === after ? [] : [{ column, before, after }];
  });
}

function reasonsToSign(change: Omit<EditionChange, 'toSign'>): string[] {
  const { edition, tractCount, tracts, addedTracts, lostTracts, totals } = change;
  const limit = UNSIGNED_SHARE * tractCount;
  const reasons: string[] = [];
  if (tracts.length > limit)
    reasons.push(`${edition}: ${tracts.length} of ${tractCount} tracts have another level`);
  if (addedTracts.length + lostTracts.length > limit)
    reasons.push(`${edition}: ${lostTracts.length} tracts are lost, ${addedTracts.length} are new`);
  for (const { column, before, after } of totals) {
    if (Math.abs(after - before) > UNSIGNED_SHARE * before)
      reasons.push(`${edition}: the total of ${column} goes from ${before} to ${after}`);
  }
  return reasons;
}

/**
 * What changes for readers when a newer build of an edition takes the place of the older: tracts, areas and totals, each
 * tract with its cause, and what of it a person must sign.
 */
export function editionChange(from: Edition, to: Edition): EditionChange {
  const { changes, onlyFrom, onlyTo } = compareEditions(from, to);
  const counted = CHANGE_REASONS.map(
    (reason) => [reason, changes.filter((one) => one.reason === reason).length] as const,
  );
  const change = {
    edition: `${to.place} ${to.id}`,
    tractCount: from.tracts.geoid.length,
    addedTracts: onlyTo,
    lostTracts: onlyFrom,
    tracts: changes,
    causes: Object.fromEntries(counted.filter(([, count]) => count > 0)),
    areas: movedAreas(from, to),
    totals: movedTotals(from, to),
  };
  return { ...change, toSign: reasonsToSign(change) };
}

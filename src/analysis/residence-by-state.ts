import { type Group, GROUP_COLUMNS, GROUPS, type PopulationColumn } from '#core/group.ts';
import type { Level } from '#core/level.ts';
import type { Cell } from '#core/missing.ts';
import { type GroupResidence, type ResidenceColumn, residenceOfCounts } from './residence-by-level.ts';

/** Tracts of many states: first two digits of the GEOID name the state. */
export interface TractsOfStates {
  readonly geoid: readonly string[];
  readonly level: readonly (Level | null)[];
  readonly population: Readonly<Record<PopulationColumn, readonly Cell[]>>;
}

/** One group of one state. */
export interface StateResidence {
  readonly state: string;
  readonly group: Group;
  /** Undefined when no tract of the state has a count of the group. */
  readonly residence: GroupResidence | undefined;
  /** Tracts whose count of the group is not in the file: they are in no number of the row. */
  readonly tractsWithoutCount: number;
}

interface Tally {
  counted: number;
  readonly counts: Record<ResidenceColumn, number>;
  without: number;
}

function emptyTally(): Tally {
  const counts = { 'very-low': 0, low: 0, moderate: 0, high: 0, 'very-high': 0, notEnoughData: 0 };
  return { counts, counted: 0, without: 0 };
}

function countAt(tracts: TractsOfStates, group: Group, tract: number): number | undefined {
  let sum = 0;
  for (const column of GROUP_COLUMNS[group]) {
    const cell = tracts.population[column][tract];
    if (typeof cell !== 'number') return undefined;
    sum += cell;
  }
  return sum;
}

/**
 * Who lives in tracts of each level, state by state: one row a state and group, in the order of state codes.
 *
 * A tract whose count is missing is in no number; how many there are is said in the row.
 *
 * @param tracts people are whole numbers; levels may follow national or state norms
 * @see docs/method/residence-by-level.md
 */
export function residenceByState(tracts: TractsOfStates): readonly StateResidence[] {
  const tallies = new Map<string, Tally>();
  tracts.geoid.forEach((geoid, tract) => {
    const column: ResidenceColumn = tracts.level[tract] ?? 'notEnoughData';
    for (const group of GROUPS) {
      const key = `${geoid.slice(0, 2)} ${group}`;
      const tally = tallies.get(key) ?? emptyTally();
      tallies.set(key, tally);
      const count = countAt(tracts, group, tract);
      if (count === undefined) tally.without += 1;
      else {
        tally.counts[column] += count;
        tally.counted += 1;
      }
    }
  });
  const states = [...new Set(tracts.geoid.map((geoid) => geoid.slice(0, 2)))].sort();
  return states.flatMap((state) =>
    GROUPS.flatMap((group): StateResidence[] => {
      const tally = tallies.get(`${state} ${group}`);
      if (tally === undefined) return [];
      const residence = tally.counted === 0 ? undefined : residenceOfCounts(tally.counts);
      return [{ state, group, residence, tractsWithoutCount: tally.without }];
    }),
  );
}

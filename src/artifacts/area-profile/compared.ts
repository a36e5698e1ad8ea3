import { findArea } from '#analysis/find-area.ts';
import { groupQuartersTracts, residenceWithoutGroupQuarters } from '#analysis/group-quarters.ts';
import { type Residence, residenceByLevel, type TractShares } from '#analysis/residence-by-level.ts';
import type { Edition, EditionArea } from '#opportunity/edition.ts';

/** An area named in a profile. */
export interface AreaName {
  /** `kind:id`, such as "town:0901301080". */
  readonly id: string;
  readonly name: string;
}

/** Who lives where in one of the areas that a profile compares. */
export interface ComparedResidence extends AreaName {
  readonly residence: Residence;
  /** Tracts in which a quarter or more of the people live in group quarters. */
  readonly groupQuartersTractCount: number;
  /** The second line, without those tracts: beside the first, never in its place. */
  readonly withoutGroupQuarters: Residence;
}

/**
 * Id and name of an area.
 *
 * @example nameArea({ id: "region:09110", name: "Capitol", slug: "capitol" }) // => { id: "region:09110", name: "Capitol" }
 */
export function nameArea({ id, name }: AreaName): AreaName {
  return { id, name };
}

/**
 * Tracts of an area for its figures: its own, or those it shares when it has none of its own.
 *
 * The town of Canaan has no tract of its own in 2010: its page shows the tract it shares with Norfolk.
 * @example tractsShown({ tracts: [], sharedTracts: [7] }) // => [[7, 1]]
 */
export function tractsShown(area: Pick<EditionArea, 'tracts' | 'sharedTracts'>): TractShares {
  return area.tracts.length > 0 ? area.tracts : area.sharedTracts.map((tract) => [tract, 1] as const);
}

/** The state of an edition: its first area. */
export function stateOf(edition: Edition): EditionArea {
  const [state] = edition.areas;
  if (state === undefined) throw new Error(`edition ${edition.id} has no areas`);
  return state;
}

/** Areas to compare with: the area's region (or county) when it has one, then the state. */
export function comparedAreas(edition: Edition, area: EditionArea): readonly EditionArea[] {
  const wider = area.region ?? area.county;
  const state = stateOf(edition);
  const areas = wider === undefined ? [] : [findArea(edition, wider)];
  return area.id === state.id ? [] : [...areas, state];
}

/** Who lives where, in the area and in each area it is compared with. */
export function comparedResidence(edition: Edition, area: EditionArea): readonly ComparedResidence[] {
  return [area, ...comparedAreas(edition, area)].map((each) => ({
    ...nameArea(each),
    residence: residenceByLevel(edition, each.id, tractsShown(each)),
    groupQuartersTractCount: groupQuartersTracts(edition, tractsShown(each)).length,
    withoutGroupQuarters: residenceWithoutGroupQuarters(edition, each.id, tractsShown(each)),
  }));
}

import { type Group, GROUPS, type PopulationColumn } from '#core/group.ts';
import { type Cell, isMissing, missing } from '#core/missing.ts';
import {
  localDivergence,
  multigroupSegregation,
  splitSegregation,
} from '#core/stats/multigroup-segregation.ts';
import { spatialSegregation } from '#core/stats/spatial-segregation.ts';
import { twoGroupSegregation } from '#core/stats/two-group-segregation.ts';
import type { Edition } from '#opportunity/edition.ts';
import { countGroup, type TractShares } from './residence-by-level.ts';

/** Fewer tracts than this say nothing about a spread. */
export const LEAST_TRACTS = 3;

/** Measures of a smaller group depend on chance: a few households move them. */
export const LEAST_PEOPLE = 1000;

/** Distance at which a neighboring tract no longer counts in the spatial measure. */
export const NEIGHBOR_METERS = 4000;

/** How one group and everyone else are spread over the tracts of an area. */
export interface GroupSegregation {
  readonly people: number;
  /** Share of the group that would have to live in another tract for an even spread. */
  readonly dissimilarity: Cell;
  /** Share of the same group in the tract of an average member. */
  readonly isolation: Cell;
  readonly gini: Cell;
}

/** How the groups of an area are spread over its tracts. */
export interface AreaSegregation {
  readonly tractCount: number;
  /** Missing 'notApplicable' with fewer than three tracts, 'tooFewSample' with fewer than 1,000 people of the group. */
  readonly groups: Readonly<Record<Group, GroupSegregation>>;
  /** Theil's H over five groups that make up everybody; 0 every tract has the same mix, 1 no group shares a tract. */
  readonly informationTheory: Cell;
  /** Part of H between the towns of the area, and inside them; they sum to H. Missing within one town. */
  readonly betweenTowns: Cell;
  readonly withinTowns: Cell;
  /** H of the tracts with their neighbors within 4 km, nearer ones counting more. */
  readonly spatialInformationTheory: Cell;
  /** Local divergence of each tract: how far its mix is from that of the area (0 = alike). */
  readonly local: readonly { readonly geoid: string; readonly divergence: Cell }[];
}

/** Groups that make up everybody, each person once. */
const EVERYBODY: readonly (readonly PopulationColumn[])[] = [
  ['nhWhite'],
  ['nhBlack'],
  ['hispanic'],
  ['nhAsianPacific'],
  ['nhAian', 'nhOther', 'nhTwoOrMore'],
];

const METERS_PER_DEGREE = 111_195;

/** Plain positions in meters: exact enough over a state, where a kernel ends at a few kilometers. */
function positionsOf({ tracts }: Edition, shares: TractShares): { x: Float64Array; y: Float64Array } {
  const middle = shares.reduce((sum, [tract]) => sum + (tracts.latitude[tract] ?? 0), 0) / shares.length;
  const eastScale = METERS_PER_DEGREE * Math.cos((middle * Math.PI) / 180);
  return {
    x: Float64Array.from(shares, ([tract]) => (tracts.longitude[tract] ?? 0) * eastScale),
    y: Float64Array.from(shares, ([tract]) => (tracts.latitude[tract] ?? 0) * METERS_PER_DEGREE),
  };
}

function groupSegregation(
  edition: Edition,
  group: Group,
  shares: TractShares,
  totals: Float64Array,
): GroupSegregation {
  const counts = Float64Array.from(
    shares,
    ([tract, share]) => share * countGroup(edition.tracts, group, tract),
  );
  const people = counts.reduce((sum, count) => sum + count, 0);
  const measures = twoGroupSegregation(counts, totals);
  const reason =
    shares.length < LEAST_TRACTS || isMissing(measures)
      ? missing('notApplicable')
      : people < LEAST_PEOPLE
        ? missing('tooFewSample')
        : undefined;
  if (reason !== undefined || isMissing(measures)) {
    const none = reason ?? missing('notApplicable');
    return { people, dissimilarity: none, isolation: none, gini: none };
  }
  const { dissimilarity, isolation, gini } = measures;
  return { people, dissimilarity, isolation, gini };
}

type MixMeasures = Omit<AreaSegregation, 'tractCount' | 'groups'>;

function mixMeasures(edition: Edition, shares: TractShares): MixMeasures {
  const { tracts } = edition;
  const groups = EVERYBODY.map((columns) =>
    Float64Array.from(shares, ([tract, share]) =>
      columns.reduce((sum, column) => sum + share * (tracts.population[column][tract] ?? 0), 0),
    ),
  );
  const all = multigroupSegregation(groups);
  const none = missing('notApplicable');
  if (shares.length < LEAST_TRACTS || isMissing(all)) {
    return {
      informationTheory: none,
      betweenTowns: none,
      withinTowns: none,
      spatialInformationTheory: none,
      local: [],
    };
  }
  const towns = shares.map(([tract]) => tracts.town[tract] ?? `none-${tract}`);
  const split = new Set(towns).size > 1 ? splitSegregation(groups, towns) : none;
  const spatial = spatialSegregation(groups, positionsOf(edition, shares), NEIGHBOR_METERS, 'biweight');
  const local = localDivergence(groups);
  return {
    informationTheory: all.informationTheory,
    betweenTowns: isMissing(split) ? none : split.informationTheory.between,
    withinTowns: isMissing(split) ? none : split.informationTheory.within,
    spatialInformationTheory: spatial.informationTheory,
    local: shares.map(([tract], i) => ({
      geoid: tracts.geoid[tract] ?? '',
      divergence: (tracts.population.total[tract] ?? 0) === 0 ? none : (local[i] ?? none),
    })),
  };
}

/**
 * How unevenly groups live over the tracts of an area. Says how people are spread, not why.
 *
 * @param shares tracts and the part of each that is counted; tracts with nobody are passed over
 * @see Massey & Denton (1988); Reardon & O'Sullivan (2004) — docs/method/segregation.md
 */
export function areaSegregation(edition: Edition, shares: TractShares): AreaSegregation {
  const { total } = edition.tracts.population;
  const peopled = shares.filter(([tract, share]) => share * (total[tract] ?? 0) > 0);
  const totals = Float64Array.from(peopled, ([tract, share]) => share * (total[tract] ?? 0));
  const groups = Object.fromEntries(
    GROUPS.map((group) => [group, groupSegregation(edition, group, peopled, totals)]),
  ) as Record<Group, GroupSegregation>;
  return { tractCount: peopled.length, groups, ...mixMeasures(edition, peopled) };
}

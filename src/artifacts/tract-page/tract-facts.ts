import type { Topology } from 'topojson-specification';
import { type AreaOfTract, areasOfTract } from '#analysis/areas-of-tract.ts';
import { isGroupQuartersTract } from '#analysis/group-quarters.ts';
import { type ProfileIndicator, type TractProfile, tractProfile } from '#analysis/tract-profile.ts';
import type { Level } from '#core/level.ts';
import type { Localized } from '#core/localized.ts';
import type { Cell } from '#core/missing.ts';
import { Problem } from '#core/problem.ts';
import type { BlockCountFacts, Edition, EditionIndicator } from '#opportunity/edition.ts';
import { sourceOfGroupQuarters } from './group-quarters-source.ts';
import { tractNeighbors } from './tract-neighbors.ts';

/** One indicator of a tract with everything that a reader needs to trust it. */
export interface TractIndicator extends EditionIndicator, Omit<ProfileIndicator, 'indicator'> {}

/** A tract beside this one. */
export interface NeighborTract {
  readonly geoid: string;
  readonly name: string;
  readonly townName: string | null;
  readonly level: Level | null;
}

/** People of a tract in prisons, dormitories or barracks. */
export interface GroupQuartersFacts {
  readonly count: Cell;
  readonly share: Cell;
  /** From a quarter of all people on. */
  readonly isFlagged: boolean;
  readonly source: string;
  readonly period: string;
}

/** Everything that the page of a tract says, and its `.json` twin holds. */
export interface TractFacts extends Omit<TractProfile, 'domains' | 'strongest' | 'weakest'> {
  readonly format: 'evenground-tract/1';
  readonly place: string;
  readonly edition: { readonly id: string; readonly label: Localized };
  readonly recipe: string;
  readonly tractVintage: string;
  readonly populationSource: string;
  readonly populationPeriod: string;
  readonly indicatorCount: number;
  /** Indicator ids. */
  readonly strongest: readonly string[];
  readonly weakest: readonly string[];
  readonly indicators: readonly TractIndicator[];
  readonly groupQuarters: GroupQuartersFacts;
  readonly areas: readonly AreaOfTract[];
  /** Kinds of districts whose parts are shares of the people, not of the land. */
  readonly blockCounts: readonly BlockCountFacts[];
  readonly neighbors: readonly NeighborTract[];
}

function neighborsOfTract(edition: Edition, topology: Topology, geoid: string): readonly NeighborTract[] {
  const { tracts, areas } = edition;
  const indexOf = new Map(tracts.geoid.map((one, index) => [one, index]));
  return (tractNeighbors(topology).get(geoid) ?? []).flatMap((other): NeighborTract[] => {
    const tract = indexOf.get(other);
    if (tract === undefined) return [];
    const town = areas.find(({ id }) => id === `town:${tracts.town[tract] ?? ''}`);
    const level = tracts.level[tract] ?? null;
    return [{ geoid: other, name: tracts.name[tract] ?? '', townName: town?.name ?? null, level }];
  });
}

/** Index of a tract by its GEOID. */
function tractIndex(edition: Edition, geoid: string): number {
  const tract = edition.tracts.geoid.indexOf(geoid);
  if (tract !== -1) return tract;
  throw new Problem('tract-unknown', `is not a tract of edition ${edition.id}`, {
    value: geoid,
    exitCode: 3,
    remedy: `give an 11-digit GEOID of ${edition.tractVintage}`,
  });
}

/**
 * The facts of one tract of an edition.
 *
 * @throws Problem 'tract-unknown'
 */
export function tractFacts(edition: Edition, topology: Topology, geoid: string): TractFacts {
  const tract = tractIndex(edition, geoid);
  const { domains, strongest, weakest, ...profile } = tractProfile(edition, tract);
  return {
    format: 'evenground-tract/1',
    place: edition.place,
    edition: { id: edition.id, label: edition.label },
    recipe: edition.recipe,
    tractVintage: edition.tractVintage,
    populationSource: edition.populationSource,
    populationPeriod: edition.populationPeriod,
    indicatorCount: edition.indicators.length,
    ...profile,
    strongest: strongest.map(({ id }) => id),
    weakest: weakest.map(({ id }) => id),
    indicators: domains.flatMap(({ indicators }) =>
      indicators.map(({ indicator, ...values }) => ({ ...indicator, ...values })),
    ),
    groupQuarters: {
      count: edition.tracts.groupQuarters[tract] ?? { missing: 'notCollected' },
      share: profile.groupQuartersShare,
      isFlagged: isGroupQuartersTract(edition.tracts, tract),
      ...sourceOfGroupQuarters(edition),
    },
    areas: areasOfTract(edition, tract),
    blockCounts: edition.blockCounts ?? [],
    neighbors: neighborsOfTract(edition, topology, geoid),
  };
}

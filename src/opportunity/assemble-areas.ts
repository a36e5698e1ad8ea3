import type { AreaKind } from '#core/area.ts';
import type { AreaFacts, AssembleInputs, TownFacts } from './assemble-inputs.ts';
import { neighborsOf, type SharedArcs } from './assemble-neighbors.ts';
import type { EditionArea, EditionTracts } from './edition.ts';

/**
 * Address part of a name: small letters without accents, words joined by hyphens.
 *
 * @example slugOf("Pomfret & Saint Mary's") // => 'pomfret-saint-marys'
 */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function indexesWhere(keys: readonly (string | null)[], key: string): (readonly [number, number])[] {
  return keys.flatMap((own, index) => (own === key ? [[index, 1] as const] : []));
}

function wholeArea(
  kind: AreaKind,
  facts: AreaFacts,
  keys: readonly (string | null)[],
  neighbors: readonly string[],
): EditionArea {
  return {
    id: `${kind}:${facts.geoid}`,
    name: facts.name,
    slug: slugOf(facts.name),
    tracts: indexesWhere(keys, facts.geoid),
    sharedTracts: [],
    neighbors: neighbors.map((geoid) => `${kind}:${geoid}`),
  };
}

function townArea(town: TownFacts, tracts: EditionTracts, neighbors: readonly string[]): EditionArea {
  const area = wholeArea('town', town, tracts.town, neighbors);
  return {
    ...area,
    sharedTracts: town.sharedTracts.map((geoid) => tracts.geoid.indexOf(geoid)).filter((index) => index >= 0),
    county: `county:${town.county}`,
    ...(town.region === null ? {} : { region: `region:${town.region}` }),
  };
}

function neighborsByTract(
  arcs: SharedArcs,
  tracts: EditionTracts,
  keys: readonly (string | null)[],
): (geoid: string) => readonly string[] {
  const keyOf = new Map(tracts.geoid.map((geoid, index) => [geoid, keys[index] ?? undefined]));
  const neighbors = neighborsOf(arcs, (shape) => keyOf.get(shape));
  return (geoid) => neighbors.get(geoid) ?? [];
}

function districtAreas({ districts }: AssembleInputs, tracts: EditionTracts): EditionArea[] {
  const indexOf = new Map(tracts.geoid.map((geoid, index) => [geoid, index]));
  return districts.map(({ kind, geoid, name, slug, tracts: own, neighbors }) => ({
    id: `${kind}:${geoid}`,
    name,
    slug,
    tracts: own.flatMap(([tract, share]): [number, number][] => {
      const index = indexOf.get(tract);
      return index === undefined ? [] : [[index, share]];
    }),
    sharedTracts: [],
    neighbors: neighbors.map((other) => `${kind}:${other}`),
  }));
}

/**
 * The areas of an edition: the state, then regions, counties, towns, districts, in GEOID order within each kind.
 *
 * Towns and districts are neighbors when their own shapes share a boundary; regions and counties when tracts of theirs do.
 */
export function assembleAreas(inputs: AssembleInputs, tracts: EditionTracts): readonly EditionArea[] {
  const { state, regions, counties, towns, tractArcs, townArcs } = inputs;
  const byGeoid = (a: AreaFacts, b: AreaFacts): number => (a.geoid < b.geoid ? -1 : 1);
  const townNeighbors = neighborsOf(townArcs, (shape) => shape);
  const regionNeighbors = neighborsByTract(tractArcs, tracts, tracts.region);
  const countyNeighbors = neighborsByTract(tractArcs, tracts, tracts.county);
  const townOfTract = new Map(inputs.tracts.map((tract) => [tract.geoid, tract.town]));
  /** A town without a tract of its own has the neighbors of the towns that hold the tracts it shares. */
  const neighborsOfTown = (town: TownFacts): readonly string[] => {
    const own = townNeighbors.get(town.geoid) ?? [];
    if (own.length > 0) return own;
    const hosts = town.sharedTracts.flatMap((tract) => townOfTract.get(tract) ?? []);
    return [...new Set(hosts.flatMap((host) => [host, ...(townNeighbors.get(host) ?? [])]))].sort();
  };
  const everyTract = tracts.geoid.map(() => state.geoid);
  return [
    wholeArea('state', state, everyTract, []),
    ...regions
      .toSorted(byGeoid)
      .map((region) => wholeArea('region', region, tracts.region, regionNeighbors(region.geoid))),
    ...counties
      .toSorted(byGeoid)
      .map((county) => wholeArea('county', county, tracts.county, countyNeighbors(county.geoid))),
    ...towns.toSorted(byGeoid).map((town) => townArea(town, tracts, neighborsOfTown(town))),
    ...districtAreas(inputs, tracts),
  ];
}

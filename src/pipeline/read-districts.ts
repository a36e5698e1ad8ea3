import { sharesByBlocks } from '#analysis/block-shares.ts';
import { Problem } from '#core/problem.ts';
import { parseAreaId } from '#core/area.ts';
import { DISTRICT_KINDS, type DistrictFacts } from '#opportunity/assemble-inputs.ts';
import { neighborsOf } from '#opportunity/assemble-neighbors.ts';
import type { SourceRecord } from '#opportunity/edition.ts';
import { numbersOf, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type BlockCounts, blockCountsPath, blockShares, parseBlockCounts } from './block-counts.ts';
import { decodeText, type PlaceFiles, readChecked } from './read-place.ts';
import { readTopology, shapeArcs } from './read-shapes.ts';

/** Ids (`house:018`) of the neighbors of each district. */
type Neighbors = ReadonlyMap<string, readonly string[]>;

/** Tracts of each area, with the share that is counted there. */
type SharesByArea = ReadonlyMap<string, readonly (readonly [string, number])[]>;

/** Tracts of each area of an overlap table, with the share that is counted there: by land. */
export function overlapByArea(overlap: Table): SharesByArea {
  const areas = textsOf(overlap, 'area');
  const shares = numbersOf(overlap, 'share').values;
  const byArea = new Map<string, (readonly [string, number])[]>();
  textsOf(overlap, 'tract').forEach((tract, row) => {
    const area = areas[row] ?? '';
    const own = byArea.get(area) ?? [];
    own.push([tract, shares[row] ?? 0]);
    byArea.set(area, own);
  });
  return byArea;
}

/** The shares by land, and by people in the kinds of districts whose block counts are loaded. */
export function withBlocks(byLand: SharesByArea, loaded: readonly BlockCounts[]): SharesByArea {
  return loaded.reduce((shares, counts) => {
    const isOwn = ([area]: readonly [string, unknown]): boolean => area.startsWith(`${counts.kind}:`);
    const own = sharesByBlocks(new Map([...shares].filter(isOwn)), blockShares(counts));
    return new Map([...[...shares].filter((entry) => !isOwn(entry)), ...own]);
  }, byLand);
}

function districtFacts(
  table: Table,
  byArea: SharesByArea,
  near: Neighbors,
  place: PlaceFiles,
): DistrictFacts[] {
  const [ids, names, slugs] = ['id', 'name', 'slug'].map((column) => textsOf(table, column));
  const districts = textsOf(table, 'kind').flatMap((text, row): DistrictFacts[] => {
    const kind = DISTRICT_KINDS.find((known) => known === text);
    if (kind === undefined) return [];
    const geoid = ids?.[row] ?? '';
    const id = `${kind}:${geoid}`;
    const neighbors = (near.get(id) ?? []).map((other) => parseAreaId(other).id);
    const tracts = byArea.get(id) ?? [];
    return [{ kind, geoid, name: names?.[row] ?? '', slug: slugs?.[row] ?? '', tracts, neighbors }];
  });
  const known = new Set(districts.map(({ kind, geoid }) => `${kind}:${geoid}`));
  for (const area of byArea.keys()) {
    if (known.has(area)) continue;
    const remedy = 'import the districts and their overlaps together';
    place.log.add(
      new Problem('district-unknown', 'overlaps tracts but is not in tables/districts.csv', {
        value: area,
        remedy,
      }),
    );
  }
  return districts;
}

async function readNeighbors(place: PlaceFiles, sources: readonly SourceRecord[]): Promise<Neighbors> {
  const found = new Map<string, readonly string[]>();
  for (const kind of DISTRICT_KINDS) {
    const path = `boundaries/${kind}.topojson`;
    if (!sources.some(({ table }) => table === path)) continue;
    const topology = await readTopology(place, path);
    const arcs = topology && place.log.attempt(() => shapeArcs(topology, 'districts'));
    if (arcs === undefined) continue;
    for (const [district, near] of neighborsOf(arcs, (shape) => shape)) found.set(district, near);
  }
  return found;
}

/** Year of the tracts of an overlap table, such as `tables/tract-area-overlap-2020.csv`. */
const yearOf = (overlapPath: string): string => /(\d{4})\.csv$/.exec(overlapPath)?.[1] ?? '';

async function readBlockCounts(place: PlaceFiles, overlapPath: string): Promise<readonly BlockCounts[]> {
  const loaded: BlockCounts[] = [];
  for (const kind of DISTRICT_KINDS) {
    const path = blockCountsPath(kind, yearOf(overlapPath));
    const bytes = (await place.has(path)) ? await place.bytes(path) : undefined;
    const file = `places/${place.place}/${path}`;
    const counts = bytes && place.log.attempt(() => parseBlockCounts(decodeText(bytes), file));
    if (counts !== undefined) loaded.push(counts);
  }
  return loaded;
}

/** Districts of an edition, and the block counts by which some kinds share their tracts. */
export interface DistrictsRead {
  readonly districts: readonly DistrictFacts[];
  readonly blockCounts: readonly BlockCounts[];
}

/** Districts that cut tracts; none when the edition names no overlap table. */
export async function readDistricts(
  place: PlaceFiles,
  overlapPath: string | undefined,
  sources: readonly SourceRecord[],
): Promise<DistrictsRead> {
  if (overlapPath === undefined) return { districts: [], blockCounts: [] };
  const table = await readChecked(place, 'tables/districts.csv', sources);
  const overlap = await readChecked(place, overlapPath, sources);
  const near = await readNeighbors(place, sources);
  const blockCounts = await readBlockCounts(place, overlapPath);
  if (!table || !overlap) return { districts: [], blockCounts };
  return {
    districts: districtFacts(table, withBlocks(overlapByArea(overlap), blockCounts), near, place),
    blockCounts,
  };
}

import { Problem } from '#core/problem.ts';
import { parseAreaId } from '#core/area.ts';
import { DISTRICT_KINDS, type DistrictFacts } from '#opportunity/assemble-inputs.ts';
import { neighborsOf } from '#opportunity/assemble-neighbors.ts';
import type { SourceRecord } from '#opportunity/edition.ts';
import { numbersOf, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type PlaceFiles, readChecked } from './read-place.ts';
import { readTopology, shapeArcs } from './read-shapes.ts';

/** Ids (`house:018`) of the neighbors of each district. */
type Neighbors = ReadonlyMap<string, readonly string[]>;

/** Tracts of each area of an overlap table, with the share that is counted there. */
export function overlapByArea(overlap: Table): ReadonlyMap<string, readonly (readonly [string, number])[]> {
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

function districtFacts(table: Table, overlap: Table, near: Neighbors, place: PlaceFiles): DistrictFacts[] {
  const byArea = overlapByArea(overlap);
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

/** Districts that cut tracts; none when the edition names no overlap table. */
export async function readDistricts(
  place: PlaceFiles,
  overlapPath: string | undefined,
  sources: readonly SourceRecord[],
): Promise<readonly DistrictFacts[]> {
  if (overlapPath === undefined) return [];
  const table = await readChecked(place, 'tables/districts.csv', sources);
  const overlap = await readChecked(place, overlapPath, sources);
  const near = await readNeighbors(place, sources);
  return table && overlap ? districtFacts(table, overlap, near, place) : [];
}

import { Problem } from '#core/problem.ts';
import { DISTRICT_KINDS, type DistrictFacts } from '#opportunity/assemble-inputs.ts';
import type { SourceRecord } from '#opportunity/edition.ts';
import { numbersOf, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type PlaceFiles, readChecked } from './read-place.ts';

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

function districtFacts(table: Table, overlap: Table, place: PlaceFiles): DistrictFacts[] {
  const byArea = overlapByArea(overlap);
  const [ids, names, slugs] = ['id', 'name', 'slug'].map((column) => textsOf(table, column));
  const districts = textsOf(table, 'kind').flatMap((text, row): DistrictFacts[] => {
    const kind = DISTRICT_KINDS.find((known) => known === text);
    if (kind === undefined) return [];
    const geoid = ids?.[row] ?? '';
    const tracts = byArea.get(`${kind}:${geoid}`) ?? [];
    return [{ kind, geoid, name: names?.[row] ?? '', slug: slugs?.[row] ?? '', tracts }];
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

/** Districts that cut tracts; none when the edition names no overlap table. */
export async function readDistricts(
  place: PlaceFiles,
  overlapPath: string | undefined,
  sources: readonly SourceRecord[],
): Promise<readonly DistrictFacts[]> {
  if (overlapPath === undefined) return [];
  const table = await readChecked(place, 'tables/districts.csv', sources);
  const overlap = await readChecked(place, overlapPath, sources);
  return table && overlap ? districtFacts(table, overlap, place) : [];
}

import { parseAreaId } from '#core/area.ts';
import { nearestName } from '#core/nearest-name.ts';
import { Problem } from '#core/problem.ts';
import type { Edition, EditionArea } from '#opportunity/edition.ts';

function listArea(edition: Edition, list: string): EditionArea {
  const indexOf = new Map(edition.tracts.geoid.map((geoid, index) => [geoid, index]));
  const geoids = [...new Set(list.split(',').map((part) => part.trim()))].sort();
  const tracts = geoids.map((geoid) => {
    const index = indexOf.get(geoid);
    if (index !== undefined) return [index, 1] as const;
    throw new Problem('tract-unknown', `is not a tract of edition ${edition.id}`, {
      value: geoid,
      exitCode: 3,
      remedy: indexOf.has(`0${geoid}`)
        ? `write 0${geoid}: the leading zero was lost`
        : `give 11-digit GEOIDs of ${edition.tractVintage}, separated by commas`,
    });
  });
  const id = `tracts:${geoids.join(',')}`;
  return { id, name: id, slug: 'tracts', tracts, sharedTracts: [], neighbors: [] };
}

/**
 * The area of an edition with this id; `tracts:GEOID,GEOID` makes one of any list of tracts.
 *
 * @throws Problem 'area-id', 'area-unknown' or 'tract-unknown', with what there is
 */
export function findArea(edition: Edition, id: string): EditionArea {
  const { kind, id: rest } = parseAreaId(id);
  if (kind === 'tracts') return listArea(edition, rest);
  const found = edition.areas.find((area) => area.id === id);
  if (found !== undefined) return found;
  const sameKind = edition.areas.filter((area) => area.id.startsWith(`${kind}:`));
  const wanted = rest.toLowerCase();
  const byName = sameKind.find(({ slug, name }) => slug === wanted || name.toLowerCase() === wanted);
  if (byName !== undefined) return byName;
  const near = nearestName(
    rest,
    sameKind.map(({ name }) => name),
  );
  throw new Problem('area-unknown', `is not an area of edition ${edition.id}`, {
    value: id,
    exitCode: 3,
    remedy: `${near === undefined ? '' : `did you mean "${kind}:${near}"? `}it has ${sameKind.length} areas of kind ${kind}${sameKind[0] === undefined ? '' : `, such as ${sameKind[0].id} (${sameKind[0].name})`}`,
  });
}

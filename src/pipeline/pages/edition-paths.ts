import type { Edition } from '#opportunity/edition.ts';

const named = new WeakMap<Edition, ReadonlyMap<string, string>>();

/** GEOIDs by town and name of the tract: tracts keep their names from one census to the next where they can. */
function geoidByName({ tracts }: Edition): ReadonlyMap<string, string> {
  return new Map(tracts.geoid.map((geoid, i) => [`${tracts.town[i] ?? ''} ${tracts.name[i] ?? ''}`, geoid]));
}

function byName(edition: Edition): ReadonlyMap<string, string> {
  const known = named.get(edition) ?? geoidByName(edition);
  named.set(edition, known);
  return known;
}

/**
 * Where a page lies in another edition: the same path; for a tract that is not there, the tract of the same name in the
 * same town, else the map.
 *
 * @param path after language, place and edition, such as "tract/09003502300/"
 */
export function pathInEdition(path: string, from: Edition, to: Edition): string {
  const [, geoid] = /^tract\/(\d{11})\/$/.exec(path) ?? [];
  if (geoid === undefined || from === to || to.tracts.geoid.includes(geoid)) return path;
  const tract = from.tracts.geoid.indexOf(geoid);
  const town = from.tracts.town[tract] ?? '';
  const same = byName(to).get(`${town} ${from.tracts.name[tract] ?? ''}`);
  return same === undefined || town === '' ? '' : `tract/${same}/`;
}

import { foldText, type PlaceName, type SearchSource } from '../search-index.ts';

/**
 * ZIP codes of the town or village that an address names; undefined when it names none that is known.
 *
 * "hartford ct" names Hartford: the longest name that the words begin with counts.
 * @param place folded words after the street
 * @param names villages and ZIP codes with the GEOIDs of their towns
 */
export function zipsOfPlace(
  place: string,
  names: readonly PlaceName[],
  areas: SearchSource['areas'],
): ReadonlySet<string> | undefined {
  const towns = areas
    .filter(({ id }) => id.startsWith('town:'))
    .map(({ id, name }) => ({ name: foldText(name), town: id.slice('town:'.length) }));
  const villages = names
    .filter(({ kind }) => kind === 'village')
    .map(({ name, town }) => ({ name: foldText(name), town }));
  const begun = [...towns, ...villages].filter(({ name }) => `${place} `.startsWith(`${name} `));
  const longest = Math.max(0, ...begun.map(({ name }) => name.length));
  const meant = new Set(begun.filter(({ name }) => name.length === longest).map(({ town }) => town));
  const zips = names.filter(({ kind, town }) => kind === 'zip' && meant.has(town)).map(({ name }) => name);
  return zips.length === 0 ? undefined : new Set(zips);
}

/** A tract that is counted whole. */
export const WHOLE_PART = 1;

/** GEOIDs of "tracts:09110400101, 09110400102", each once; also without the word before them. */
export function geoidsOf(text: string): readonly string[] {
  const parts = text
    .replace(/^tracts?:/, '')
    .split(/[\s,;]+/)
    .filter((part) => part !== '');
  return [...new Set(parts)];
}

/** Whether the edition has all of them, and there is at least one. */
export function hasTracts(known: readonly string[], geoids: readonly string[]): boolean {
  return geoids.length > 0 && geoids.every((geoid) => known.includes(geoid));
}

/** What an address asks for: "?area=town:0901301080", or "?tracts=…" as the map writes a list; '' for nothing. */
export function askedOf(search: string): string {
  const query = new URLSearchParams(search);
  const tracts = query.get('tracts');
  return tracts === null ? (query.get('area') ?? '') : `tracts:${tracts}`;
}

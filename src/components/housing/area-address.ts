/** Area that an address asks for; empty when it asks for none. */
export function areaOfSearch(search: string): string {
  return new URLSearchParams(search).get('area') ?? '';
}

/** The search part of an address with this area; without it for the whole place. */
export function searchWithArea(search: string, area: string | undefined): string {
  const parts = new URLSearchParams(search);
  if (area === undefined) parts.delete('area');
  else parts.set('area', area);
  const query = parts.toString().replaceAll('%3A', ':');
  return query === '' ? '' : `?${query}`;
}

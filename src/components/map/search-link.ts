/**
 * Where a search on another page goes on: the map, with the words in the fragment, which no browser sends to a server.
 *
 * @param map address of the map page
 */
export function searchLink(map: string, words: string): string {
  const asked = words.trim();
  return asked === '' ? map : `${map}#q=${encodeURIComponent(asked)}`;
}

/** The words that such an address asks for; '' when it asks for none, or they cannot be read. */
export function readSearch(hash: string): string {
  const [, text = ''] = /^#q=(.*)$/s.exec(hash) ?? [];
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

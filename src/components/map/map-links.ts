/** Address of a page of the same place, language and edition as the map page. */
export function pageLinkFrom(facts: { readonly home: string }, path: string): string {
  return `${facts.home}${path}`;
}

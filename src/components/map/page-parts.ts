import { wordsOf } from '../page-translator.ts';
import type { MapPageFacts } from './map-model.svelte.ts';

/** Facts that the server wrote into the page. */
export function factsOf({ dataset }: HTMLElement): MapPageFacts {
  return {
    lang: dataset['lang'] === 'es' ? 'es' : 'en',
    place: dataset['place'] ?? '',
    edition: dataset['edition'] ?? '',
    files: dataset['files'] ?? '',
    home: dataset['home'] ?? '',
    words: wordsOf(dataset['words']),
    ...groupQuartersOf(dataset),
    ...investmentOf(dataset),
  };
}

function groupQuartersOf({
  quartersSource: source,
  quartersPeriod: period,
}: DOMStringMap): Pick<MapPageFacts, 'groupQuarters'> {
  return source === undefined || period === undefined ? {} : { groupQuarters: { source, period } };
}

function investmentOf({
  investment: page,
  investmentEdition: edition,
}: DOMStringMap): Pick<MapPageFacts, 'investment'> {
  return page === undefined || edition === undefined ? {} : { investment: { page, edition } };
}

/** A place that the page keeps for an interactive part. */
export function part(page: ParentNode, name: string): HTMLElement {
  const element = page.querySelector<HTMLElement>(`[data-${name}]`);
  if (element === null) throw new Error(`the map page has no part "${name}"`);
  return element;
}

/** A file of the edition. */
export async function load(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

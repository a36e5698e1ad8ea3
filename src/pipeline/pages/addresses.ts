import type { AreaKind } from '#core/area.ts';
import { openPlaceConfig } from '../place-config.ts';
import { defaultEditionOf, listBuiltEditions, listBuiltPlaces, openEdition } from './open-editions.ts';

/** Parts of a page's address; an English page has no `lang`, the default edition no `edition`. */
export interface PageAddress {
  readonly lang?: 'es';
  readonly place: string;
  readonly edition?: string;
}

/** Kinds of areas that have pages. */
export const PAGE_KINDS = [
  'town',
  'region',
  'county',
  'house',
  'senate',
  'school-district',
] as const satisfies readonly AreaKind[];

export type PageKind = (typeof PAGE_KINDS)[number];

/**
 * Whether an area or tract gets its page: all do, except in a draft. `EVENGROUND_DRAFT=hartford,09003502300` renders the
 * named ones only, so that a look at a change takes seconds; a site to publish is rendered without it.
 */
export function isDrawn(name: string): boolean {
  const draft = process.env['EVENGROUND_DRAFT'];
  return draft === undefined || draft.split(',').includes(name);
}

/** The same address in each language of its place. */
export function inLanguages<Address extends { readonly place: string }>(
  address: Address,
): (Address & { readonly lang?: 'es' })[] {
  const { languages } = openPlaceConfig(address.place);
  return languages.map((lang) => (lang === 'en' ? address : { ...address, lang }));
}

/** Addresses of a page that each place has once a language, such as the page of help. */
export function placeAddresses(): PageAddress[] {
  return listBuiltPlaces().flatMap((place) => inLanguages({ place }));
}

/** Addresses of a page that each edition has, in each language. */
export function editionAddresses(): PageAddress[] {
  return listBuiltPlaces().flatMap((place) =>
    listBuiltEditions(place).flatMap((edition) => {
      const address = edition === defaultEditionOf(place) ? { place } : { place, edition };
      return inLanguages(address);
    }),
  );
}

/** Addresses of the pages of all areas of a kind. */
export function areaAddresses(kind: PageKind): (PageAddress & { readonly slug: string })[] {
  return editionAddresses().flatMap((address) => {
    const edition = openEdition(address.place, address.edition);
    const areas = edition.areas.filter(({ id }) => id.startsWith(`${kind}:`));
    return areas.filter(({ slug }) => isDrawn(slug)).map(({ slug }) => ({ ...address, slug }));
  });
}

/** Addresses of the twins of area pages: files without a language, such as "town/andover.json". */
export function twinAddresses(): { place: string; edition: string; kind: string; file: string }[] {
  return listBuiltPlaces().flatMap((place) =>
    listBuiltEditions(place).flatMap((edition) => {
      const towns = ['json', 'csv'].map((type) => ({ place, edition, kind: 'town', file: `all.${type}` }));
      const areas = openEdition(place, edition).areas.flatMap(({ id, slug }) => {
        const kind = PAGE_KINDS.find((one) => id.startsWith(`${one}:`));
        if (kind === undefined || !isDrawn(slug)) return [];
        return ['json', 'csv'].map((type) => ({ place, edition, kind, file: `${slug}.${type}` }));
      });
      return [...towns, ...areas];
    }),
  );
}

import { PAGE_KINDS, type PageKind } from '#core/area.ts';
import { openPlaceConfig } from '../place-config.ts';
import { defaultEditionOf, listBuiltEditions, listBuiltPlaces, openEdition } from './open-editions.ts';

/** Parts of a page's address; an English page has no `lang`, the default edition no `edition`. */
export interface PageAddress {
  readonly lang?: 'es';
  readonly place: string;
  readonly edition?: string;
}

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

/** Addresses of the pages of all areas. */
export function areaAddresses(): (PageAddress & { readonly kind: PageKind; readonly slug: string })[] {
  return editionAddresses().flatMap((address) => {
    const { areas } = openEdition(address.place, address.edition);
    return PAGE_KINDS.flatMap((kind) =>
      areas
        .filter(({ id, slug }) => id.startsWith(`${kind}:`) && isDrawn(slug))
        .map(({ slug }) => ({ ...address, kind, slug })),
    );
  });
}

/** Kinds of areas that an edition has; towns have their own list at `towns/`. */
export function kindsOfEdition(place: string, segment: string | undefined): readonly PageKind[] {
  const { areas } = openEdition(place, segment);
  return PAGE_KINDS.filter((kind) => areas.some(({ id }) => id.startsWith(`${kind}:`)));
}

/** Addresses of the lists of all areas of a kind. */
export function kindAddresses(): (PageAddress & { readonly kind: PageKind })[] {
  return editionAddresses().flatMap((address) =>
    kindsOfEdition(address.place, address.edition)
      .filter((kind) => kind !== 'town')
      .map((kind) => ({ ...address, kind })),
  );
}

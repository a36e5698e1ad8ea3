import { type Language, LANGUAGES } from '#core/localized.ts';

/** Where a page lies: `edition` is undefined for the default edition of the place. */
export interface PagePlace {
  readonly lang: Language;
  readonly place: string;
  readonly edition?: string | undefined;
}

/** Address of a page: `pageLink({ lang: 'es', place: 'connecticut' }, 'towns/')` is `/es/connecticut/towns/`. */
export function pageLink({ lang, place, edition }: PagePlace, path = ''): string {
  const parts = [lang === LANGUAGES[0] ? '' : lang, place, edition ?? ''].filter((part) => part !== '');
  return `/${parts.join('/')}/${path}`;
}

/** The part of an address after language, place and edition: "town/andover/". */
export function pagePathOf(pathname: string, { lang, place, edition }: PagePlace): string {
  const home = pageLink({ lang, place, edition });
  return pathname.startsWith(home) ? pathname.slice(home.length) : '';
}

/** Address of a built file: `/connecticut/data/2014-published/tracts.csv`. */
export function fileLink(place: string, edition: string, file: string): string {
  return `/${place}/data/${edition}/${file}`;
}

/** An area's files: `/connecticut/data/2014-published/town/andover.csv`. */
export interface AreaFile {
  readonly place: string;
  readonly edition: string;
  readonly kind: string;
  readonly slug: string;
}

/** Address of the `.json` or `.csv` twin of an area's page. */
export function areaFileLink({ place, edition, kind, slug }: AreaFile, type: 'csv' | 'json'): string {
  return fileLink(place, edition, `${kind}/${slug}.${type}`);
}

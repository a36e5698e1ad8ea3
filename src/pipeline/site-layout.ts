import { existsSync } from 'node:fs';
import type { Language } from '#core/localized.ts';
import { type PlaceWords, placeWords } from '#core/place-words.ts';
import { hasBalance } from './balance-data.ts';
import { addressFolder } from './import-addresses.ts';
import { type IslandScripts, readIslandScripts } from './read-islands.ts';
import { pathInEdition } from './pages/edition-paths.ts';
import { type EditionChoice, editionChoices, hasTowns, openEdition } from './pages/open-editions.ts';
import { hasFairShare } from './pages/fair-share-data.ts';
import { investmentEdition } from './investment-data.ts';
import { hasVouchers } from './vouchers/voucher-config.ts';
import { defaultPlace, openPlaceConfig } from './place-config.ts';
import { openPlaceCopy } from './read-copy.ts';

/** What header and footer of every page know. */
export interface SiteLayout {
  readonly lang: Language;
  readonly place: string;
  readonly placeName: string;
  /** Languages in which the pages of the place are rendered. */
  readonly languages: readonly Language[];
  /** What the place calls its municipalities and regions, for the messages. */
  readonly words: PlaceWords;
  readonly organization: string;
  readonly organizationShort: string;
  /** Edition segment of the address; undefined for the default edition. */
  readonly edition: string | undefined;
  /** Part of the address after language, place and edition, such as "town/andover/". */
  readonly path: string;
  /** Whether the layer of municipalities is loaded; without it, counties stand in its place. */
  readonly hasTowns: boolean;
  /** Folder of the index of addresses on the site; undefined until the place has loaded one. */
  readonly addresses: string | undefined;
  readonly islands: IslandScripts;
  /** Whether the place has pages of fair share. */
  readonly hasFairShare: boolean;
  /** Whether the place has a page of voucher choice. */
  readonly hasVouchers: boolean;
  /** Whether the place has the page of government-funded homes. */
  readonly hasHousing: boolean;
  /** Edition of the page of investment; undefined where the place has no such page. */
  readonly investmentEdition: string | undefined;
  /** Every edition of the place, for the switch. */
  readonly editions: readonly EditionLink[];
}

/** An edition with the path of this page in it. */
export interface EditionLink extends EditionChoice {
  readonly path: string;
}

/** Parts of the address, as the router gives them. */
export interface SiteParams {
  readonly lang?: string | undefined;
  readonly place?: string | undefined;
  readonly edition?: string | undefined;
}

/** Header and footer facts of the page at this address. */
export function readSiteLayout(params: SiteParams, pathname: string): SiteLayout {
  const lang: Language = params.lang === 'es' ? 'es' : 'en';
  const place = params.place ?? defaultPlace();
  const config = openPlaceConfig(place);
  const { organization, organizationShort } = openPlaceCopy(place, lang);
  const leading = [lang === 'es' ? 'es' : '', params.place ?? '', params.edition ?? ''].filter(Boolean);
  const path = pathname
    .split('/')
    .filter(Boolean)
    .slice(leading.length)
    .map((part) => `${part}/`)
    .join('');
  const own = openEdition(place, params.edition);
  return {
    lang,
    place,
    placeName: config.name[lang],
    languages: config.languages,
    words: placeWords(config, lang),
    organization,
    organizationShort,
    edition: params.edition,
    path,
    hasTowns: hasTowns(place),
    addresses: existsSync(`${addressFolder(place)}/index.json`) ? `/${place}/data/addresses/` : undefined,
    islands: readIslandScripts(),
    editions: editionChoices(place).map((choice) => ({
      ...choice,
      path: pathInEdition(path, own, openEdition(place, choice.segment)),
    })),
    hasFairShare: hasFairShare(place),
    hasVouchers: hasVouchers(place),
    investmentEdition: investmentEdition(place),
    hasHousing: hasBalance(place),
  };
}

import { type AreaProfile, areaProfile } from '#artifacts/area-profile/area-profile.ts';
import { type AreaName, nameArea } from '#artifacts/area-profile/compared.ts';
import { areaMapSvg } from '#artifacts/svg-map/area-map.ts';
import { Problem } from '#core/problem.ts';
import type { Edition, EditionArea, EditionDomain } from '#opportunity/edition.ts';
import { type BuiltEdition, readEdition } from '../read-edition.ts';
import { type Apportionment, apportionmentOf } from './apportionment.ts';
import { defaultEditionOf } from './open-editions.ts';
import { remember } from './remember.ts';
import { MARKS, putWords } from './worded-map.ts';

/** An area that a page links to. */
export interface AreaLinkFacts extends AreaName {
  readonly slug: string;
}

/** What the page of an area shows. */
export interface AreaPage {
  readonly profile: AreaProfile;
  /** SVG text; '' when the area has no shape. */
  readonly map: string;
  readonly domains: readonly EditionDomain[];
  readonly partOf: readonly AreaLinkFacts[];
  readonly neighbors: readonly AreaLinkFacts[];
  readonly apportionment: Apportionment;
}

/** Words of the small map, in the language of the page. */
export interface AreaMapWords {
  readonly label: (place: AreaName) => string;
  readonly tract: (name: string, tract: number, edition: Edition) => string;
}

/** The area of a kind with this address part. */
export function findBySlug(edition: Edition, kind: string, slug: string): EditionArea {
  const area = edition.areas.find((one) => one.slug === slug && one.id.startsWith(`${kind}:`));
  if (area !== undefined) return area;
  const remedy = 'take the address from the list of areas';
  throw new Problem('area-unknown', 'has no page', { value: `${kind}/${slug}`, exitCode: 3, remedy });
}

function linksOf(edition: Edition, ids: readonly (string | undefined)[]): readonly AreaLinkFacts[] {
  return ids.flatMap((id) => {
    const area = edition.areas.find((one) => one.id === id);
    return area === undefined ? [] : [{ ...nameArea(area), slug: area.slug }];
  });
}

/** The profile of an area, for its pages in all languages and its twins. */
export const profileOf = remember((edition: Edition, areaId: string) => areaProfile(edition, areaId));

const mapOf = remember(({ edition, topology }: BuiltEdition, areaId: string) =>
  areaMapSvg(edition, topology, areaId, MARKS),
);

/** Everything that the page of an area shows. */
export function readAreaPage(
  params: { readonly place: string; readonly edition?: string | undefined; readonly slug: string },
  kind: string,
  words: AreaMapWords,
): AreaPage {
  const built = readEdition(params.place, params.edition ?? defaultEditionOf(params.place));
  const { edition } = built;
  const area = findBySlug(edition, kind, params.slug);
  const map = putWords(mapOf(built, area.id), {
    label: words.label(area),
    tractTitle: (tract) => words.tract(edition.tracts.name[tract] ?? '', tract, edition),
  });
  return {
    profile: profileOf(edition, area.id),
    map,
    domains: edition.domains,
    partOf: linksOf(edition, [area.region, area.county]),
    neighbors: linksOf(edition, area.neighbors),
    apportionment: apportionmentOf(edition, kind),
  };
}

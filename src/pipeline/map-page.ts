import { findArea } from '#analysis/find-area.ts';
import { isGroupQuartersTract, residenceInTwoLines } from '#analysis/group-quarters.ts';
import { levelMix, type LevelMixRow } from '#analysis/level-mix.ts';
import type { Residence } from '#analysis/residence-by-level.ts';
import { dotMaskOf } from '#artifacts/dots/dot-mask.ts';
import { type Corner, emptyCorner } from '#artifacts/svg-map/empty-corner.ts';
import { stateDots } from '#artifacts/svg-map/state-dots.ts';
import { stateMapSvg } from '#artifacts/svg-map/state-map.ts';
import { sourceOfGroupQuarters } from '#artifacts/tract-page/group-quarters-source.ts';
import type { Level } from '#core/level.ts';
import { unsureTracts } from '#analysis/unsure-tracts.ts';
import type { Edition } from '#opportunity/edition.ts';
import { inLanguages } from './pages/addresses.ts';
import { defaultEditionOf, editionChoices, listBuiltPlaces } from './pages/open-editions.ts';
import { readEdition } from './read-edition.ts';

/** Words that the picture itself carries, from the page's language. */
export interface MapWords {
  readonly picture: string;
  readonly tractTitle: (
    tract: string,
    town: string | null,
    level: Level | null,
    couldBe: Level | null,
  ) => string;
}

/** All that the map page shows before any script runs. */
export interface MapPage {
  readonly svg: string;
  readonly corner: Corner | undefined;
  /** People a dot of the picture stands for. */
  readonly unit: number;
  readonly hasNoData: boolean;
  /** Whether some dots are rings: tracts with many people in group quarters. */
  readonly hasRings: boolean;
  /** Whether sampling error could give some tracts another level. */
  readonly hasUnsure: boolean;
  readonly edition: Pick<
    Edition,
    | 'id'
    | 'label'
    | 'recipe'
    | 'tractVintage'
    | 'populationPeriod'
    | 'populationSource'
    | 'indicators'
    | 'domains'
  >;
  readonly residence: Residence;
  /** The same without tracts where many people live in group quarters; undefined where there is none. */
  readonly withoutGroupQuarters: Residence | undefined;
  readonly groupQuartersTracts: number;
  readonly groupQuartersSource: { readonly source: string; readonly period: string };
  /** Source of the mask of the dots, and the number of tracts it would leave no land in; undefined without a mask. */
  readonly dotMask: { readonly count: number; readonly source: string } | undefined;
  readonly levelMix: readonly LevelMixRow[];
  /** Towns by name; counties where that layer is not loaded. */
  readonly communities: readonly { readonly id: string; readonly name: string; readonly slug: string }[];
}

/** Dots of the first picture: at the size of the whole state. */
const FIRST_UNIT = 250;

function pick(edition: Edition): MapPage['edition'] {
  const { id, label, recipe, tractVintage, populationPeriod, populationSource, indicators, domains } =
    edition;
  return { id, label, recipe, tractVintage, populationPeriod, populationSource, indicators, domains };
}

/** Address parts of a map page. */
export interface MapAddress {
  readonly place: string;
  readonly lang?: 'es';
  readonly edition?: string;
}

/** Addresses of all map pages: each place, edition and language. */
export function listMapAddresses(): MapAddress[] {
  return listBuiltPlaces().flatMap((place) =>
    editionChoices(place).flatMap(({ segment }) => {
      const address = segment === undefined ? { place } : { place, edition: segment };
      return inLanguages(address);
    }),
  );
}

function communitiesOf({ areas }: Edition): MapPage['communities'] {
  const links = areas.map(({ id, name, slug }) => ({ id, name, slug }));
  const towns = links.filter(({ id }) => id.startsWith('town:'));
  const shown = towns.length > 0 ? towns : links.filter(({ id }) => id.startsWith('county:'));
  return shown.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The map page of a place; without `editionId` of its default edition. */
export function readMapPage(place: string, editionId: string | undefined, words: MapWords): MapPage {
  const { edition, topology } = readEdition(place, editionId ?? defaultEditionOf(place));
  const townName = new Map(edition.areas.map(({ id, name }) => [id, name]));
  const { name, town, level, population, stability } = edition.tracts;
  const state = edition.areas.find(({ id }) => id.startsWith('state:'));
  const mask = dotMaskOf(topology);
  const area = findArea(edition, state?.id ?? '');
  return {
    svg: stateMapSvg(edition, topology, {
      label: words.picture,
      tractTitle: (tract) =>
        words.tractTitle(
          name[tract] ?? '',
          townName.get(`town:${town[tract] ?? ''}`) ?? null,
          level[tract] ?? null,
          stability?.couldBe[tract] ?? null,
        ),
      unsure: true,
      dots: stateDots(edition.tracts, topology, 'peopleOfColor', FIRST_UNIT),
    }),
    corner: emptyCorner(topology),
    unit: FIRST_UNIT,
    hasNoData: level.some((one, tract) => one === null && (population.total[tract] ?? 0) > 0),
    hasUnsure: unsureTracts(edition.tracts).length > 0,
    hasRings: level.some((_, tract) => isGroupQuartersTract(edition.tracts, tract)),
    edition: pick(edition),
    ...residenceInTwoLines(edition, area.id, area.tracts),
    groupQuartersSource: sourceOfGroupQuarters(edition),
    dotMask: mask && { count: mask.unmasked.length, source: mask.source },
    levelMix: levelMix(edition, area.tracts),
    communities: communitiesOf(edition),
  };
}

import { tractMapSvg } from '#artifacts/svg-map/tract-map.ts';
import { type TractFacts, tractFacts } from '#artifacts/tract-page/tract-facts.ts';
import type { Level } from '#core/level.ts';
import type { Edition, EditionDomain } from '#opportunity/edition.ts';
import { type BuiltEdition, readEdition } from '../read-edition.ts';
import { editionAddresses, isDrawn, type PageAddress } from './addresses.ts';
import { remember } from './remember.ts';
import { MARKS, putWords } from './worded-map.ts';
import { defaultEditionOf, openEdition } from './open-editions.ts';

/** What the page of a tract shows. */
export interface TractPage {
  readonly facts: TractFacts;
  /** SVG text; '' when the tract has no shape. */
  readonly map: string;
  readonly domains: readonly EditionDomain[];
  /** Where the shapes of the map come from. */
  readonly shapesSource: PageSource;
  /** Where the parts of the tract in other areas come from: what its districts are cut by, or its own boundaries. */
  readonly placesSource: PageSource;
}

/** Who published something, and of when it is. */
export interface PageSource {
  readonly publisher: string;
  readonly period: string;
}

/** Words of the small map, in the language of the page. */
export interface TractMapWords {
  readonly label: (facts: TractFacts) => string;
  readonly tract: (name: string, town: string | null, level: Level | null, couldBe: Level | null) => string;
}

/** Addresses of the pages of all tracts, in each edition and language. */
export function tractAddresses(): (PageAddress & { readonly geoid: string })[] {
  return editionAddresses().flatMap((address) =>
    openEdition(address.place, address.edition)
      .tracts.geoid.filter(isDrawn)
      .map((geoid) => ({ ...address, geoid })),
  );
}

/** The facts of a tract, for its pages in all languages and its twins. */
export const factsOf = remember(({ edition, topology }: BuiltEdition, geoid: string) =>
  tractFacts(edition, topology, geoid),
);

const mapOf = remember(({ edition, topology }: BuiltEdition, geoid: string) =>
  tractMapSvg(edition, topology, edition.tracts.geoid.indexOf(geoid), MARKS),
);

/** Source of the first table whose name holds one of these words, in their order. */
function sourceOf({ sources, id, tractVintage }: Edition, words: readonly string[]): PageSource {
  const [found] = words.flatMap((word) => sources.filter(({ table }) => table.includes(word)));
  return { publisher: found?.publisher ?? id, period: found?.period ?? tractVintage };
}

/** Everything that the page of a tract shows. */
export function readTractPage(
  params: { readonly place: string; readonly edition?: string | undefined; readonly geoid: string },
  words: TractMapWords,
): TractPage {
  const built = readEdition(params.place, params.edition ?? defaultEditionOf(params.place));
  const { edition } = built;
  const facts = factsOf(built, params.geoid);
  const townName = new Map(edition.areas.map(({ id, name }) => [id, name]));
  const { name, town, level, stability } = edition.tracts;
  const map = putWords(mapOf(built, params.geoid), {
    label: words.label(facts),
    tractTitle: (one) =>
      words.tract(
        name[one] ?? '',
        townName.get(`town:${town[one] ?? ''}`) ?? null,
        level[one] ?? null,
        stability?.couldBe[one] ?? null,
      ),
  });
  return {
    ...{ facts, map, domains: edition.domains },
    shapesSource: sourceOf(edition, ['boundaries/tracts-', 'tables/tracts-']),
    placesSource: sourceOf(edition, ['/tract-area-overlap-', 'tables/tracts-']),
  };
}

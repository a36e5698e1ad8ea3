import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NamedTowns, namedTowns, type PlaceName } from '#artifacts/search-index.ts';
import { type TownRow, townRows } from '#artifacts/town-rows.ts';
import type { PageKind } from '#core/area.ts';
import type { Edition } from '#opportunity/edition.ts';
import { readEdition } from '../read-edition.ts';
import { kindsOfEdition } from './addresses.ts';
import { defaultEditionOf } from './open-editions.ts';

/** What the page of all towns shows. */
export interface TownsPage extends Pick<
  Edition,
  'id' | 'label' | 'populationSource' | 'populationPeriod' | 'tractVintage'
> {
  readonly towns: readonly TownRow[];
  readonly regions: readonly { readonly id: string; readonly name: string; readonly slug: string }[];
  /** Villages and ZIP codes with the towns they lie in: the search box for those without scripts. */
  readonly names: readonly NamedTowns[];
  /** Kinds of areas of this edition, for the way to the other lists. */
  readonly kinds: readonly PageKind[];
}

function readNames(folder: string): readonly PlaceName[] {
  const file = join(folder, 'search-index.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PlaceName[]) : [];
}

/** The table of all towns, and the way to the other kinds of areas. */
export function readTownsPage(place: string, segment: string | undefined): TownsPage {
  const { edition, folder } = readEdition(place, segment ?? defaultEditionOf(place));
  const { id, label, populationSource, populationPeriod, tractVintage } = edition;
  const links = edition.areas.map((area) => ({ id: area.id, name: area.name, slug: area.slug }));
  return {
    ...{ id, label, populationSource, populationPeriod, tractVintage },
    towns: townRows(edition),
    regions: links.filter((area) => area.id.startsWith('region:')),
    names: namedTowns(readNames(folder), edition.areas),
    kinds: kindsOfEdition(place, segment),
  };
}

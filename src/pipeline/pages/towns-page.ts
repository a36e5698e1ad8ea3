import { type TownRow, townRows } from '#artifacts/town-rows.ts';
import type { Edition } from '#opportunity/edition.ts';
import { openEdition } from './open-editions.ts';

/** What the page of all towns shows. */
export interface TownsPage extends Pick<
  Edition,
  'id' | 'label' | 'populationSource' | 'populationPeriod' | 'tractVintage'
> {
  readonly towns: readonly TownRow[];
  readonly regions: readonly { readonly id: string; readonly name: string; readonly slug: string }[];
  readonly others: readonly { readonly id: string; readonly name: string; readonly slug: string }[];
}

/** The table of all towns, and links to the other kinds of areas. */
export function readTownsPage(place: string, segment: string | undefined): TownsPage {
  const edition = openEdition(place, segment);
  const { id, label, populationSource, populationPeriod, tractVintage } = edition;
  const links = edition.areas.map((area) => ({ id: area.id, name: area.name, slug: area.slug }));
  return {
    ...{ id, label, populationSource, populationPeriod, tractVintage },
    towns: townRows(edition),
    regions: links.filter((area) => area.id.startsWith('region:')),
    others: links.filter((area) => !/^(state|region|town):/.test(area.id)),
  };
}

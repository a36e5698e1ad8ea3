import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Localized } from '#core/localized.ts';
import type { Edition } from '#opportunity/edition.ts';
import { openPlaceConfig } from '../place-config.ts';
import { readEdition } from '../read-edition.ts';

/** An edition as the switch of editions lists it. */
export interface EditionChoice {
  readonly id: string;
  readonly label: Localized;
  /** Edition segment of the address; undefined for the default edition. */
  readonly segment: string | undefined;
}

const EDITIONS = 'var/editions';

function listFolder(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** Ids of the editions of a place that are built, in code-unit order. */
export function listBuiltEditions(place: string): readonly string[] {
  return listFolder(join(EDITIONS, place)).filter((id) => existsSync(join(EDITIONS, place, id, 'current')));
}

/** Places with at least one built edition. */
export function listBuiltPlaces(): readonly string[] {
  return listFolder(EDITIONS).filter((place) => listBuiltEditions(place).length > 0);
}

/** The edition whose address has no edition segment, as place.yaml names it. */
export function defaultEditionOf(place: string): string {
  return openPlaceConfig(place).defaultEdition;
}

/** The edition of an address. */
export function openEdition(place: string, segment: string | undefined): Edition {
  return readEdition(place, segment ?? defaultEditionOf(place)).edition;
}

/** The editions of a place for the switch. */
export function editionChoices(place: string): readonly EditionChoice[] {
  const byDefault = defaultEditionOf(place);
  return listBuiltEditions(place).map((id) => ({
    id,
    label: openEdition(place, id).label,
    segment: id === byDefault ? undefined : id,
  }));
}

/** Whether the default edition of a place has the layer of municipalities; so do pages that tell of no edition. */
export function hasTowns(place: string): boolean {
  const edition = defaultEditionOf(place);
  if (!listBuiltEditions(place).includes(edition)) return true;
  return openEdition(place, edition).areas.some(({ id }) => id.startsWith('town:'));
}

import type { Edition, EditionIndicator } from '#opportunity/edition.ts';
import { canCompare, type Changes, changesBetween } from '../editions-between.ts';
import { defaultEditionOf, listBuiltEditions, openEdition } from './open-editions.ts';

/** All built editions of a place, the default one first. */
function editionsOf(place: string): readonly Edition[] {
  const byDefault = defaultEditionOf(place);
  const ids = [byDefault, ...listBuiltEditions(place).filter((one) => one !== byDefault)];
  return ids.map((id) => openEdition(place, id));
}

/**
 * Editions that this one is compared with as the later one: on the same tracts, those before it in the list of editions,
 * else those from whose tracts it has a bridge.
 */
export function earlierEditions(edition: Edition): readonly Edition[] {
  const all = editionsOf(edition.place);
  const own = all.findIndex(({ id }) => id === edition.id);
  return all.filter(({ tractVintage }, at) =>
    tractVintage === edition.tractVintage ? at < own : canCompare(all[at] ?? edition, edition),
  );
}

/** Editions that have this one as an earlier one. */
export function laterEditions(edition: Edition): readonly Edition[] {
  return editionsOf(edition.place).filter((other) =>
    earlierEditions(other).some(({ id }) => id === edition.id),
  );
}

/** What the page of differences between editions shows. */
export interface ChangesPage extends Pick<Edition, 'id' | 'label' | 'recipe' | 'tractVintage'> {
  readonly comparisons: readonly Changes[];
  readonly indicators: readonly EditionIndicator[];
  /** The edition without a segment in its addresses. */
  readonly defaultEdition: string;
}

/** This edition beside each other one, the earlier one first. */
export function readChangesPage(place: string, segment: string | undefined): ChangesPage {
  const edition = openEdition(place, segment);
  return {
    id: edition.id,
    label: edition.label,
    recipe: edition.recipe,
    tractVintage: edition.tractVintage,
    comparisons: [
      ...earlierEditions(edition).map((earlier) => changesBetween(earlier, edition)),
      ...laterEditions(edition).map((later) => changesBetween(edition, later)),
    ],
    indicators: edition.indicators,
    defaultEdition: defaultEditionOf(place),
  };
}

import { type LevelChanges, levelChanges } from '#artifacts/level-changes.ts';
import type { Edition, EditionIndicator } from '#opportunity/edition.ts';
import { defaultEditionOf, listBuiltEditions, openEdition } from './open-editions.ts';

/** Editions on the same tracts that come before this one in the list of editions: the default one is the first. */
export function earlierEditions({ place, id, tractVintage }: Edition): readonly Edition[] {
  const byDefault = defaultEditionOf(place);
  const ids = [byDefault, ...listBuiltEditions(place).filter((one) => one !== byDefault)];
  return ids
    .slice(0, ids.indexOf(id))
    .map((one) => openEdition(place, one))
    .filter((edition) => edition.tractVintage === tractVintage);
}

/** Editions on the same tracts that come after this one. */
export function laterEditions(edition: Edition): readonly Edition[] {
  return listBuiltEditions(edition.place)
    .map((id) => openEdition(edition.place, id))
    .filter((other) => earlierEditions(other).some(({ id }) => id === edition.id));
}

/** What the page of differences between editions shows. */
export interface ChangesPage extends Pick<Edition, 'id' | 'label' | 'recipe' | 'tractVintage'> {
  readonly comparisons: readonly LevelChanges[];
  readonly indicators: readonly EditionIndicator[];
}

/** This edition beside each other one on the same tracts, the earlier one first. */
export function readChangesPage(place: string, segment: string | undefined): ChangesPage {
  const edition = openEdition(place, segment);
  return {
    id: edition.id,
    label: edition.label,
    recipe: edition.recipe,
    tractVintage: edition.tractVintage,
    comparisons: [
      ...earlierEditions(edition).map((earlier) => levelChanges(earlier, edition)),
      ...laterEditions(edition).map((later) => levelChanges(edition, later)),
    ],
    indicators: edition.indicators,
  };
}

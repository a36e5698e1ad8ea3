import { areaSegregation, type AreaSegregation } from '#analysis/area-segregation.ts';
import type { Edition, EditionArea } from '#opportunity/edition.ts';
import { type AreaName, comparedAreas, nameArea, tractsShown } from './compared.ts';

/** Segregation in one of the areas that a profile compares; the list of tracts is that of the area itself only. */
export interface ComparedSegregation extends AreaName, AreaSegregation {}

/** Segregation of an area named for a page. */
export function namedSegregation(edition: Edition, area: EditionArea): ComparedSegregation {
  return { ...nameArea(area), ...areaSegregation(edition, tractsShown(area)) };
}

/** Segregation in the area, then in each area it is compared with. */
export function comparedSegregation(edition: Edition, area: EditionArea): readonly ComparedSegregation[] {
  const wider = comparedAreas(edition, area).map((each) => ({
    ...namedSegregation(edition, each),
    local: [],
  }));
  return [namedSegregation(edition, area), ...wider];
}

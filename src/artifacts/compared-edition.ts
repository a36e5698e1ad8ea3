import { type Residence, residenceByLevel } from '#analysis/residence-by-level.ts';
import type { Localized } from '#core/localized.ts';
import type { Edition } from '#opportunity/edition.ts';
import { stateOf } from './area-profile/compared.ts';

/** An edition as a comparison names it, with whose people it counts on which tracts. */
export interface ComparedEdition {
  readonly id: string;
  readonly label: Localized;
  readonly recipe: string;
  readonly tractVintage: string;
  readonly populationSource: string;
  readonly populationPeriod: string;
  /** Who lives in each level in the whole state. */
  readonly residence: Residence;
}

/** What a comparison says of one of its editions. */
export function comparedEdition(edition: Edition): ComparedEdition {
  const { id, label, recipe, tractVintage, populationSource, populationPeriod } = edition;
  const state = stateOf(edition);
  const residence = residenceByLevel(edition, state.id, state.tracts);
  return { id, label, recipe, tractVintage, populationSource, populationPeriod, residence };
}

import type { Edition } from '#opportunity/edition.ts';
import {
  type Residence,
  residenceByLevel,
  type ResidenceEdition,
  type TractShares,
} from './residence-by-level.ts';

/** The part of an edition that both lines are made of. */
interface FlaggedEdition extends ResidenceEdition {
  readonly tracts: ResidenceEdition['tracts'] & Pick<Edition['tracts'], 'groupQuarters'>;
}

/** From this share of people in group quarters (prisons, dormitories, barracks) on, a tract is flagged. */
export const GROUP_QUARTERS_SHARE = 0.25;

/**
 * Whether at least a quarter of a tract's people live in group quarters; unknown counts as no.
 *
 * @example isGroupQuartersTract({ population: { total: [100] }, groupQuarters: [25] }, 0) // => true
 */
export function isGroupQuartersTract(
  tracts: Pick<Edition['tracts'], 'groupQuarters'> & {
    readonly population: { readonly total: readonly number[] };
  },
  tract: number,
): boolean {
  const total = tracts.population.total[tract] ?? 0;
  const inside = tracts.groupQuarters[tract] ?? null;
  return total > 0 && inside !== null && inside / total >= GROUP_QUARTERS_SHARE;
}

/** The flagged tracts of an area, as indexes. */
export function groupQuartersTracts(edition: FlaggedEdition, shares: TractShares): readonly number[] {
  return shares.map(([tract]) => tract).filter((tract) => isGroupQuartersTract(edition.tracts, tract));
}

/**
 * The second line of the table: who lives where, without the flagged tracts.
 *
 * It stands beside the first line and never replaces it.
 */
export function residenceWithoutGroupQuarters(
  edition: FlaggedEdition,
  area: string,
  shares: TractShares,
): Residence {
  const outside = shares.filter(([tract]) => !isGroupQuartersTract(edition.tracts, tract));
  return residenceByLevel(edition, area, outside);
}

/** One area with its second line. */
export interface TwoLines {
  readonly residence: Residence;
  /** Tracts left out of the second line; with none there is no second line. */
  readonly groupQuartersTracts: number;
  readonly withoutGroupQuarters: Residence | undefined;
}

/** Who lives where in an area, and the same without flagged tracts where it has any. */
export function residenceInTwoLines(edition: FlaggedEdition, area: string, shares: TractShares): TwoLines {
  const flagged = groupQuartersTracts(edition, shares).length;
  return {
    residence: residenceByLevel(edition, area, shares),
    groupQuartersTracts: flagged,
    withoutGroupQuarters: flagged === 0 ? undefined : residenceWithoutGroupQuarters(edition, area, shares),
  };
}

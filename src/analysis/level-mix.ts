import type { Edition } from '#opportunity/edition.ts';
import {
  RESIDENCE_COLUMNS,
  residenceColumn,
  type ResidenceColumn,
  type TractShares,
} from './residence-by-level.ts';

/** How many tracts and people of an area have each level. */
export interface LevelMixRow {
  readonly column: ResidenceColumn;
  /** Tracts with this level, cut ones counted whole. */
  readonly tractCount: number;
  readonly population: number;
}

/**
 * Level mix of an area: tracts and people at each level, from very low to very high, then without a level.
 *
 * Tracts of open water (nobody lives there and there is no land) are left out.
 */
export function levelMix(edition: Edition, shares: TractShares): readonly LevelMixRow[] {
  const { level, landSquareMeters, population } = edition.tracts;
  return RESIDENCE_COLUMNS.map((column) => {
    const own = shares.filter(
      ([tract]) => residenceColumn({ level }, tract) === column && (landSquareMeters[tract] ?? 0) > 0,
    );
    const people = own.reduce((sum, [tract, share]) => sum + share * (population.total[tract] ?? 0), 0);
    return { column, tractCount: own.length, population: Math.round(people) };
  });
}

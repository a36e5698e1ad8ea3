import { type Cell, missing } from '#core/missing.ts';
import type { Edition } from '#opportunity/edition.ts';
import {
  RESIDENCE_COLUMNS,
  residenceColumn,
  type ResidenceColumn,
  type TractShares,
} from './residence-by-level.ts';

/** Land of an area and the share of it in tracts of each level. */
export interface LandByLevel {
  readonly squareMeters: number;
  readonly byLevel: Readonly<Record<ResidenceColumn, Cell>>;
}

/**
 * Share of an area's land (without water) in tracts of each level.
 *
 * Land is the publisher's own figure (`ALAND10`), not measured on simplified shapes.
 * @see docs/method/residence-by-level.md
 */
export function landByLevel(edition: Edition, shares: TractShares): LandByLevel {
  const squareMeters = { 'very-low': 0, low: 0, moderate: 0, high: 0, 'very-high': 0, notEnoughData: 0 };
  for (const [tract, share] of shares) {
    const land = edition.tracts.landSquareMeters[tract] ?? 0;
    squareMeters[residenceColumn(edition.tracts, tract)] += share * land;
  }
  const total = RESIDENCE_COLUMNS.reduce((sum, column) => sum + squareMeters[column], 0);
  const byLevel = Object.fromEntries(
    RESIDENCE_COLUMNS.map((column) => [
      column,
      total === 0 ? missing('notApplicable') : squareMeters[column] / total,
    ]),
  ) as Record<ResidenceColumn, Cell>;
  return { squareMeters: Math.round(total), byLevel };
}

import { type Estimate, proportionEstimate, scaleEstimate, sumEstimates } from '#core/estimate.ts';
import { type Group, GROUP_COLUMNS } from '#core/group.ts';
import { LEVELS, LOWER_OPPORTUNITY } from '#core/level.ts';
import { type Cell, isMissing } from '#core/missing.ts';
import type { EditionTracts } from '#opportunity/edition.ts';
import type { ResidenceColumn, ResidenceMargins, TractShares } from './residence-by-level.ts';

type Margined = Pick<EditionTracts, 'population' | 'populationMoe' | 'level'>;

/** Estimates of a group's parts in one tract; the parts of people of color are the columns of the table. */
function partsAt(tracts: Margined, group: Group, tract: number, share: number): Estimate[] {
  return GROUP_COLUMNS[group].map((column) =>
    scaleEstimate(
      {
        value: tracts.population[column][tract] ?? 0,
        moe: tracts.populationMoe?.[column][tract] ?? 0,
      },
      share,
    ),
  );
}

function moeOf(part: Estimate, whole: Estimate): Cell {
  const share = proportionEstimate(part, whole);
  return isMissing(share) ? share : share.moe;
}

/**
 * Margins of error of the table of who lives where: sums over tracts, then shares of the group, by the Census formulas.
 *
 * Levels are taken as they are; a tract that two areas share brings its part of count and margin.
 * @returns no margins when the counts have none (a full count)
 * @see docs/method/margins.md
 * @example residenceMargins({ population: {}, level: [] }, 'white', []) // => {}
 */
export function residenceMargins(
  tracts: Margined,
  group: Group,
  shares: TractShares,
): { readonly moe?: ResidenceMargins } {
  if (tracts.populationMoe === undefined) return {};
  const parts = new Map<ResidenceColumn, Estimate[]>();
  for (const [tract, share] of shares) {
    const column = tracts.level[tract] ?? 'notEnoughData';
    const own = parts.get(column) ?? [];
    own.push(...partsAt(tracts, group, tract, share));
    parts.set(column, own);
  }
  const sumOf = (columns: readonly ResidenceColumn[]): Estimate =>
    sumEstimates(columns.flatMap((column) => parts.get(column) ?? []));
  const whole = sumOf([...LEVELS, 'notEnoughData']);
  const at = (column: ResidenceColumn): Cell => moeOf(sumOf([column]), whole);
  return {
    moe: {
      count: Math.round(whole.moe),
      byLevel: {
        'very-low': at('very-low'),
        low: at('low'),
        moderate: at('moderate'),
        high: at('high'),
        'very-high': at('very-high'),
        notEnoughData: at('notEnoughData'),
      },
      lowerOpportunity: moeOf(sumOf(LOWER_OPPORTUNITY), whole),
    },
  };
}

import { type Group, GROUP_COLUMNS, GROUPS } from '#core/group.ts';
import { type Level, LEVELS, LOWER_OPPORTUNITY } from '#core/level.ts';
import { type Cell, missing } from '#core/missing.ts';
import type { Edition } from '#opportunity/edition.ts';
import { residenceMargins } from './residence-margins.ts';

/** The part of an edition that the table is made of; the data of the map fit too. */
export interface ResidenceEdition extends Pick<Edition, 'id'> {
  readonly tracts: Pick<Edition['tracts'], 'level' | 'population'>;
}

/** Tract index and the share of the tract that is counted (1 = whole). */
export type TractShares = readonly (readonly [number, number])[];

/** The five levels and the sixth column: people in tracts without a level are never dropped. */
export const RESIDENCE_COLUMNS = [...LEVELS, 'notEnoughData'] as const;

export type ResidenceColumn = (typeof RESIDENCE_COLUMNS)[number];

/** One group: its people, and the share of them (0–1 of the whole group) in tracts of each level. */
export interface GroupResidence {
  readonly count: number;
  readonly byLevel: Readonly<Record<ResidenceColumn, Cell>>;
  readonly lowerOpportunity: Cell;
  /** 90 % margins of error, when the counts of the edition have them; levels are taken as they are. */
  readonly moe?: ResidenceMargins;
}

/** Margins of error of a group's row. */
export interface ResidenceMargins {
  readonly count: Cell;
  readonly byLevel: Readonly<Record<ResidenceColumn, Cell>>;
  readonly lowerOpportunity: Cell;
}

/** Who lives in tracts of each level, in one area. */
export interface Residence {
  readonly edition: string;
  /** `kind:id`, such as "state:09". */
  readonly area: string;
  readonly population: number;
  readonly groups: Readonly<Record<Group, GroupResidence>>;
}

/**
 * People of a group in one tract.
 *
 * @param tract index into `edition.tracts`
 * @example countGroup({ population: { nhWhite: [7] } }, 'white', 0) // => 7
 */
export function countGroup(
  tracts: Pick<Edition['tracts'], 'population'>,
  group: Group,
  tract: number,
): number {
  return GROUP_COLUMNS[group].reduce((sum, column) => sum + (tracts.population[column][tract] ?? 0), 0);
}

/**
 * Column of a tract in the table: its level, or `notEnoughData`.
 *
 * @example residenceColumn({ level: [null] }, 0) // => 'notEnoughData'
 */
export function residenceColumn(
  tracts: { readonly level: readonly (Level | null)[] },
  tract: number,
): ResidenceColumn {
  return tracts.level[tract] ?? 'notEnoughData';
}

function emptyColumns(): Record<ResidenceColumn, number> {
  return { 'very-low': 0, low: 0, moderate: 0, high: 0, 'very-high': 0, notEnoughData: 0 };
}

function countByColumn(
  edition: ResidenceEdition,
  group: Group,
  shares: TractShares,
): Record<ResidenceColumn, number> {
  const counts = emptyColumns();
  for (const [tract, share] of shares) {
    counts[residenceColumn(edition.tracts, tract)] += share * countGroup(edition.tracts, group, tract);
  }
  return counts;
}

/**
 * Residence of one group from its counts by column.
 *
 * The denominator is the whole group, people in tracts without a level included.
 * @returns shares are missing 'notApplicable' when the group has nobody in the area
 * @example residenceOfCounts({ 'very-low': 1, low: 1, moderate: 0, high: 0, 'very-high': 2, notEnoughData: 0 }).lowerOpportunity // => 0.5
 */
export function residenceOfCounts(counts: Readonly<Record<ResidenceColumn, number>>): GroupResidence {
  const total = RESIDENCE_COLUMNS.reduce((sum, column) => sum + counts[column], 0);
  const share = (count: number): Cell => (total === 0 ? missing('notApplicable') : count / total);
  const byLevel = {
    'very-low': share(counts['very-low']),
    low: share(counts.low),
    moderate: share(counts.moderate),
    high: share(counts.high),
    'very-high': share(counts['very-high']),
    notEnoughData: share(counts.notEnoughData),
  };
  const lower = LOWER_OPPORTUNITY.reduce((sum, level) => sum + counts[level], 0);
  return { count: Math.round(total), byLevel, lowerOpportunity: share(lower) };
}

/**
 * The table of the organization: of each group, the share that lives in tracts of each level.
 *
 * @param area `kind:id` shown in the result
 * @param shares tracts of the area; a tract that two areas share is counted by its part
 * @see docs/method/residence-by-level.md
 */
export function residenceByLevel(edition: ResidenceEdition, area: string, shares: TractShares): Residence {
  const population = shares.reduce(
    (sum, [tract, share]) => sum + share * (edition.tracts.population.total[tract] ?? 0),
    0,
  );
  const groups = Object.fromEntries(
    GROUPS.map((group) => [
      group,
      {
        ...residenceOfCounts(countByColumn(edition, group, shares)),
        ...residenceMargins(edition.tracts, group, shares),
      },
    ]),
  ) as Record<Group, GroupResidence>;
  return { edition: edition.id, area, population: Math.round(population), groups };
}

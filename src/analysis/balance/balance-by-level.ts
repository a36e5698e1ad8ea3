import { type Level, LOWER_OPPORTUNITY } from '#core/level.ts';
import { type Cell, missing } from '#core/missing.ts';
import { RESIDENCE_COLUMNS, type ResidenceColumn, type TractShares } from '../residence-by-level.ts';
import { AREA_DEFINITIONS, type AreaDefinition, type BalanceModel, type LineFigures } from './model.ts';

/** Amounts by level of an area, with the share of each in the whole. */
export interface LevelAmounts {
  readonly total: number;
  readonly byLevel: Readonly<Record<ResidenceColumn, number>>;
  readonly shares: Readonly<Record<ResidenceColumn, Cell>>;
  /** Share in very low and low. */
  readonly lower: Cell;
  /** Share in very low, low and moderate. */
  readonly moderateOrLower: Cell;
}

/** One line of the balance of an area. */
export interface LineBalance extends LevelAmounts {
  readonly id: string;
  /** Most homes; the same as `total` where the publisher gives no range. */
  readonly most: number;
  readonly records: number;
  /** Tracts of the area with at least one home of the line. */
  readonly tracts: number;
  /** Tracts of the area whose figure the publisher holds back. */
  readonly suppressedTracts: number;
  /** Records in the area without a number of homes. */
  readonly uncountedRecords: number;
  /** Share of the homes in tracts of each published definition. */
  readonly inDefined: Readonly<Record<AreaDefinition, Cell>>;
}

/** The balance of one area: each line, and what it is compared with. */
export interface AreaBalance {
  readonly area: string;
  readonly lines: readonly LineBalance[];
  readonly bases: Readonly<Record<'people' | 'renters' | 'land', LevelAmounts>>;
  readonly landInDefined: Readonly<Record<AreaDefinition, Cell>>;
}

const NO_AMOUNTS: Readonly<Record<ResidenceColumn, number>> = {
  'very-low': 0,
  low: 0,
  moderate: 0,
  high: 0,
  'very-high': 0,
  notEnoughData: 0,
};

function shareOf(part: number, whole: number): Cell {
  return whole === 0 ? missing('notApplicable') : part / whole;
}

/**
 * Amounts by level and their shares.
 *
 * @param pairs tract and amount; a tract may come more than once
 * @returns shares are missing 'notApplicable' when there is nothing to share
 * @example amountsByLevel(['low', 'high'], [[0, 3], [1, 1]]).lower // => 0.75
 */
export function amountsByLevel(
  levels: readonly (Level | null)[],
  pairs: Iterable<readonly [number, number]>,
): LevelAmounts {
  const byLevel = { ...NO_AMOUNTS };
  for (const [tract, amount] of pairs) byLevel[levels[tract] ?? 'notEnoughData'] += amount;
  const total = RESIDENCE_COLUMNS.reduce((sum, column) => sum + byLevel[column], 0);
  const shares = Object.fromEntries(
    RESIDENCE_COLUMNS.map((column) => [column, shareOf(byLevel[column], total)]),
  ) as Record<ResidenceColumn, Cell>;
  const lower = LOWER_OPPORTUNITY.reduce((sum, level) => sum + byLevel[level], 0);
  return {
    ...{ total, byLevel, shares, lower: shareOf(lower, total) },
    moderateOrLower: shareOf(lower + byLevel.moderate, total),
  };
}

function inDefined(
  model: BalanceModel,
  pairs: readonly (readonly [number, number])[],
): Record<AreaDefinition, Cell> {
  const total = pairs.reduce((sum, [, amount]) => sum + amount, 0);
  const entries = AREA_DEFINITIONS.map((definition) => {
    const tracts = new Set(model.definitions.tracts[definition]);
    const part = pairs.reduce((sum, [tract, amount]) => sum + (tracts.has(tract) ? amount : 0), 0);
    return [definition, shareOf(part, total)] as const;
  });
  return Object.fromEntries(entries) as Record<AreaDefinition, Cell>;
}

function lineBalance(
  model: BalanceModel,
  line: LineFigures,
  partOf: ReadonlyMap<number, number>,
): LineBalance {
  const inside = line.tracts.flatMap(([tract, units, most, records]) => {
    const part = partOf.get(tract) ?? 0;
    return part === 0 ? [] : [[tract, units * part, most * part, records * part] as const];
  });
  const pairs = inside.map(([tract, units]) => [tract, units] as const);
  const sum = (at: 2 | 3): number => Math.round(inside.reduce((total, row) => total + row[at], 0));
  const uncounted = line.uncounted.reduce(
    (total, [tract, records]) => total + records * (partOf.get(tract) ?? 0),
    0,
  );
  return {
    ...{ id: line.id, ...amountsByLevel(model.levels, pairs), most: sum(2), records: sum(3) },
    tracts: inside.filter(([, units]) => units > 0).length,
    suppressedTracts: line.suppressed.filter((tract) => (partOf.get(tract) ?? 0) > 0).length,
    uncountedRecords: Math.round(uncounted),
    inDefined: inDefined(model, pairs),
  };
}

/**
 * Homes and vouchers of an area by program and level, beside its people, renting households and land.
 *
 * @param area `kind:id`, for the result
 * @param shares tracts of the area; homes of a tract that two areas share are counted by its part
 * @see docs/method/balance.md
 */
export function balanceByLevel(model: BalanceModel, area: string, shares: TractShares): AreaBalance {
  const partOf = new Map(shares);
  const basis = (id: 'people' | 'renters' | 'land'): readonly (readonly [number, number])[] => {
    const amounts = model.bases.find((known) => known.id === id)?.amounts ?? [];
    return shares.map(([tract, part]) => [tract, part * (amounts[tract] ?? 0)] as const);
  };
  return {
    area,
    lines: model.lines.map((line) => lineBalance(model, line, partOf)),
    bases: {
      people: amountsByLevel(model.levels, basis('people')),
      renters: amountsByLevel(model.levels, basis('renters')),
      land: amountsByLevel(model.levels, basis('land')),
    },
    landInDefined: inDefined(model, basis('land')),
  };
}

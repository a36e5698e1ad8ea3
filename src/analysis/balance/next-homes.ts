import { type Level, LEVELS } from '#core/level.ts';
import { amountsByLevel, type LevelAmounts } from './balance-by-level.ts';
import type { BalanceModel } from './model.ts';

/** Rules by which the next homes are placed. */
export const NEXT_RULES = ['as-now', 'people', 'renters', 'fair-share', 'split', 'own', 'hand'] as const;

export type NextRule = (typeof NEXT_RULES)[number];

/** A scenario: so many homes of a program, placed by a rule. */
export interface NextHomes {
  /** Line of the balance they are added to. */
  readonly line: string;
  readonly homes: number;
  readonly rule: NextRule;
  /** Shares of the next homes by level (0–1), for the rule "own". */
  readonly own: Readonly<Record<Level, number>>;
  /** Homes by tract, for the rule "hand". */
  readonly hand: readonly (readonly [tract: number, homes: number])[];
}

/**
 * The split that was proposed for tax credits: homes for families and age-restricted homes in higher-opportunity
 * tracts, the rest as part of larger investment elsewhere.
 *
 * @see docs/method/balance.md
 */
export const PROPOSED_SPLIT = { family: 0.6, older: 0.15, catalytic: 0.25 } as const;

const HIGHER: readonly Level[] = ['high', 'very-high'];
const ELSEWHERE: readonly Level[] = ['very-low', 'low', 'moderate'];

/** The balance before and after, and where the next homes are. */
export interface NextBalance {
  readonly before: LevelAmounts;
  readonly added: LevelAmounts;
  readonly after: LevelAmounts;
  /** Homes by tract; fractions are shares of a home, because a rule places a number and not buildings. */
  readonly placed: readonly (readonly [tract: number, homes: number])[];
}

type Amounts = readonly (readonly [number, number])[];

/** Shares out homes in proportion to amounts; nothing is placed where there is no amount. */
function shareOut(homes: number, amounts: Amounts): Amounts {
  const total = amounts.reduce((sum, [, amount]) => sum + amount, 0);
  if (total === 0) return [];
  return amounts.flatMap(([tract, amount]): Amounts =>
    amount > 0 ? [[tract, (homes * amount) / total]] : [],
  );
}

function basisOf(model: BalanceModel, id: 'people' | 'renters'): Amounts {
  const amounts = model.bases.find((basis) => basis.id === id)?.amounts ?? [];
  return amounts.map((amount, tract) => [tract, amount] as const);
}

/** People of the tracts of some levels. */
function peopleIn(model: BalanceModel, levels: readonly Level[]): Amounts {
  return basisOf(model, 'people').filter(([tract]) => levels.includes(model.levels[tract] ?? ('' as Level)));
}

/**
 * Homes of each town by its share, in its tracts by people.
 *
 * @param townShares by area id; towns that a method leaves out are not in it
 */
function byTowns(model: BalanceModel, homes: number, townShares: ReadonlyMap<string, number>): Amounts {
  const total = [...townShares.values()].reduce((sum, share) => sum + share, 0);
  const people = model.bases.find(({ id }) => id === 'people')?.amounts ?? [];
  if (total === 0) return [];
  const placed = new Map<number, number>();
  for (const { id, tracts } of model.areas) {
    const share = townShares.get(id) ?? 0;
    const inside = tracts.map(([tract, part]) => [tract, part * (people[tract] ?? 0)] as const);
    for (const [tract, own] of shareOut((homes * share) / total, inside))
      placed.set(tract, (placed.get(tract) ?? 0) + own);
  }
  return [...placed].sort(([a], [b]) => a - b);
}

function place(
  model: BalanceModel,
  { line, homes, rule, own, hand }: NextHomes,
  townShares: ReadonlyMap<string, number>,
): Amounts {
  switch (rule) {
    case 'as-now': {
      const tracts = model.lines.find(({ id }) => id === line)?.tracts ?? [];
      return shareOut(
        homes,
        tracts.map(([tract, units]) => [tract, units] as const),
      );
    }
    case 'people':
    case 'renters':
      return shareOut(homes, basisOf(model, rule));
    case 'fair-share':
      return byTowns(model, homes, townShares);
    case 'split':
      return [
        ...shareOut(homes * (PROPOSED_SPLIT.family + PROPOSED_SPLIT.older), peopleIn(model, HIGHER)),
        ...shareOut(homes * PROPOSED_SPLIT.catalytic, peopleIn(model, ELSEWHERE)),
      ];
    case 'own':
      return LEVELS.flatMap((level) => shareOut(homes * own[level], peopleIn(model, [level])));
    case 'hand':
      return hand;
  }
}

/**
 * The balance of a program before and after the next homes.
 *
 * @param townShares weight of each town by area id, for the rule "fair-share"
 * @see docs/method/balance.md
 */
export function placeNextHomes(
  model: BalanceModel,
  scenario: NextHomes,
  townShares: ReadonlyMap<string, number>,
): NextBalance {
  const now = (model.lines.find(({ id }) => id === scenario.line)?.tracts ?? []).map(
    ([tract, units]) => [tract, units] as const,
  );
  const placed = place(model, scenario, townShares);
  return {
    before: amountsByLevel(model.levels, now),
    added: amountsByLevel(model.levels, placed),
    after: amountsByLevel(model.levels, [...now, ...placed]),
    placed,
  };
}

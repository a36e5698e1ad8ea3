import { type Level, LEVELS } from '#core/level.ts';
import { amountsByLevel, type LevelAmounts } from './balance-by-level.ts';
import type { TractShares } from '../residence-by-level.ts';
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

const sumOf = (amounts: Amounts): number => amounts.reduce((sum, [, amount]) => sum + amount, 0);

/** Shares out homes in proportion to amounts; nothing is placed where there is no amount. */
function shareOut(homes: number, amounts: Amounts): Amounts {
  const total = sumOf(amounts);
  if (total === 0) return [];
  return amounts.flatMap(([tract, amount]): Amounts =>
    amount > 0 ? [[tract, (homes * amount) / total]] : [],
  );
}

/** Where homes can be placed: the model, and the part of each tract that counts; undefined for the whole place. */
interface Ground {
  readonly model: BalanceModel;
  readonly partOf: ReadonlyMap<number, number> | undefined;
}

/** The amounts that lie on the ground. */
function onGround({ partOf }: Ground, amounts: Amounts): Amounts {
  if (partOf === undefined) return amounts;
  return amounts.flatMap(([tract, amount]): Amounts => {
    const part = partOf.get(tract) ?? 0;
    return part === 0 ? [] : [[tract, amount * part]];
  });
}

function basisOf(ground: Ground, id: 'people' | 'renters'): Amounts {
  const amounts = ground.model.bases.find((basis) => basis.id === id)?.amounts ?? [];
  return onGround(
    ground,
    amounts.map((amount, tract) => [tract, amount] as const),
  );
}

/** People of the tracts of some levels. */
function peopleIn(ground: Ground, levels: readonly Level[]): Amounts {
  const { levels: levelOf } = ground.model;
  return basisOf(ground, 'people').filter(([tract]) => levels.includes(levelOf[tract] ?? ('' as Level)));
}

/**
 * Homes of each town by its share, in its tracts by people. A town that lies on the ground in part has that part of its
 * share, by people.
 *
 * @param townShares by area id; towns that a method leaves out are not in it
 */
function byTowns(ground: Ground, homes: number, townShares: ReadonlyMap<string, number>): Amounts {
  const people = ground.model.bases.find(({ id }) => id === 'people')?.amounts ?? [];
  const towns = ground.model.areas.flatMap(({ id, tracts }) => {
    const share = townShares.get(id) ?? 0;
    if (share === 0) return [];
    const all = tracts.map(([tract, part]) => [tract, part * (people[tract] ?? 0)] as const);
    const inside = onGround(ground, all);
    const whole = sumOf(all);
    return whole === 0 ? [] : [{ inside, share: (share * sumOf(inside)) / whole }];
  });
  const total = towns.reduce((sum, { share }) => sum + share, 0);
  if (total === 0) return [];
  const placed = new Map<number, number>();
  for (const { inside, share } of towns)
    for (const [tract, own] of shareOut((homes * share) / total, inside))
      placed.set(tract, (placed.get(tract) ?? 0) + own);
  return [...placed].sort(([a], [b]) => a - b);
}

/** Homes of a line as they lie now. */
function homesNow(ground: Ground, line: string): Amounts {
  const tracts = ground.model.lines.find(({ id }) => id === line)?.tracts ?? [];
  return onGround(
    ground,
    tracts.map(([tract, units]) => [tract, units] as const),
  );
}

function place(
  ground: Ground,
  { line, homes, rule, own, hand }: NextHomes,
  townShares: ReadonlyMap<string, number>,
): Amounts {
  switch (rule) {
    case 'as-now':
      return shareOut(homes, homesNow(ground, line));
    case 'people':
    case 'renters':
      return shareOut(homes, basisOf(ground, rule));
    case 'fair-share':
      return byTowns(ground, homes, townShares);
    case 'split':
      return [
        ...shareOut(homes * (PROPOSED_SPLIT.family + PROPOSED_SPLIT.older), peopleIn(ground, HIGHER)),
        ...shareOut(homes * PROPOSED_SPLIT.catalytic, peopleIn(ground, ELSEWHERE)),
      ];
    case 'own':
      return LEVELS.flatMap((level) => shareOut(homes * own[level], peopleIn(ground, [level])));
    case 'hand':
      return hand.filter(([tract]) => ground.partOf === undefined || ground.partOf.has(tract));
  }
}

/**
 * The balance of a program before and after the next homes.
 *
 * @param townShares weight of each town by area id, for the rule "fair-share"
 * @param within tracts of an area with the part that is counted there: homes are placed in it and the balance is that of
 *   the area; the whole place without it. By hand, homes of a tract that the area touches count whole.
 * @see docs/method/balance.md
 */
export function placeNextHomes(
  model: BalanceModel,
  scenario: NextHomes,
  townShares: ReadonlyMap<string, number>,
  within?: TractShares,
): NextBalance {
  const ground: Ground = { model, partOf: within === undefined ? undefined : new Map(within) };
  const now = homesNow(ground, scenario.line);
  const placed = place(ground, scenario, townShares);
  return {
    before: amountsByLevel(model.levels, now),
    added: amountsByLevel(model.levels, placed),
    after: amountsByLevel(model.levels, [...now, ...placed]),
    placed,
  };
}

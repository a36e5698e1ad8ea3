import { evenPhases } from './split.ts';

/** Kinds of entries of a town's plan. */
export const PLAN_KINDS = ['site', 'zone', 'accessory', 'conversion'] as const;
/** Bands of incomes that homes of a plan are for, as parts of the area median income. */
export const PLAN_BANDS = ['extremely-low', 'very-low', 'low'] as const;

export type PlanKind = (typeof PLAN_KINDS)[number];
export type PlanBand = (typeof PLAN_BANDS)[number];

/** One site, zone or program that a reader enters. */
export interface PlanEntry {
  readonly name: string;
  readonly kind: PlanKind;
  /** Homes in all. */
  readonly units: number;
  /** Part of them in multifamily buildings. */
  readonly multifamilyShare: number;
  /** Part of them that is affordable (inclusionary share). */
  readonly affordableShare: number;
  readonly band: PlanBand;
  readonly year: string;
  /** GEOID of the tract; '' when it is not said. */
  readonly tract: string;
}

/** What a reader keeps about one town: entries, a goal of its own, when the years begin, which columns to compare. */
export interface TownPlan {
  readonly entries: readonly PlanEntry[];
  readonly goal: number | null;
  readonly firstYear: number;
  readonly years: number;
  /** Ids of the methods side by side, or `column:` and the name of a loaded column. */
  readonly columns: readonly string[];
  /** Percent of the number in each year, as typed; null spreads it evenly. */
  readonly phases: readonly number[] | null;
}

/** What a plan yields. */
export interface PlanYield {
  readonly units: number;
  readonly multifamily: number;
  readonly affordable: number;
  readonly byBand: ReadonlyMap<string, number>;
  readonly byYear: ReadonlyMap<string, number>;
  /** By level of the tract; '' for entries without one. */
  readonly byLevel: ReadonlyMap<string, number>;
}

/** Years of a plan with the share of each. */
export interface PlanPhases {
  readonly parts: readonly { readonly id: string; readonly share: number }[];
  /** Sum of the percents that were typed; 100 when they are spread evenly. */
  readonly sum: number;
  /** Whether the shares sum to the whole number; otherwise no number may be split by them. */
  readonly isWhole: boolean;
}

/**
 * The years of a plan: evenly, or by the percents that the reader typed. No schedule is assumed.
 *
 * @example planPhases({ firstYear: 2027, years: 2, phases: [75, 25] }).parts[0] // => { id: '2027', share: 0.75 }
 */
export function planPhases({
  firstYear,
  years,
  phases,
}: Pick<TownPlan, 'firstYear' | 'years' | 'phases'>): PlanPhases {
  if (phases === null) return { parts: evenPhases(firstYear, years), sum: 100, isWhole: true };
  const percents = Array.from({ length: years }, (_, i) => phases[i] ?? 0);
  const sum = Math.round(percents.reduce((all, own) => all + own, 0) * 1e6) / 1e6;
  const parts = percents.map((percent, i) => ({ id: String(firstYear + i), share: percent / 100 }));
  return { parts, sum, isWhole: sum === 100 };
}

/** Whole affordable homes of an entry: a part of a home is none. */
export function affordableUnits({ units, affordableShare }: PlanEntry): number {
  return Math.floor(units * affordableShare + 1e-9);
}

function sumBy(
  entries: readonly PlanEntry[],
  keyOf: (entry: PlanEntry) => string,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const entry of entries) sums.set(keyOf(entry), (sums.get(keyOf(entry)) ?? 0) + affordableUnits(entry));
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Yield of a plan in homes, by income, by year and by the level of resources where the homes would be.
 *
 * @param levelOf level of a tract by GEOID
 */
export function planYield(entries: readonly PlanEntry[], levelOf: ReadonlyMap<string, string>): PlanYield {
  const total = (pick: (entry: PlanEntry) => number): number =>
    entries.reduce((sum, entry) => sum + pick(entry), 0);
  return {
    units: total(({ units }) => units),
    multifamily: total(({ units, multifamilyShare }) => Math.round(units * multifamilyShare)),
    affordable: total(affordableUnits),
    byBand: sumBy(entries, ({ band }) => band),
    byYear: sumBy(entries, ({ year }) => year),
    byLevel: sumBy(entries, ({ tract }) => levelOf.get(tract) ?? ''),
  };
}

/**
 * A plan as text: for the part of an address after # (it never leaves the device), or for a file.
 *
 * @example readPlan(planText({ entries: [], goal: 20, firstYear: 2027, years: 5, columns: [], phases: null }))?.goal // => 20
 */
export function planText(plan: TownPlan): string {
  return JSON.stringify({ format: 'evenground-plan/1', ...plan });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MOST = 1e7;
const MOST_YEARS = 50;

const inRange = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= most;

const isPercents = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => inRange(one, 100));

function readEntry(value: unknown): PlanEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { name, kind, units, multifamilyShare, affordableShare, band, year, tract } = value;
  const knownKind = PLAN_KINDS.find((one) => one === kind);
  const knownBand = PLAN_BANDS.find((one) => one === band);
  if (typeof name !== 'string' || typeof year !== 'string' || typeof tract !== 'string') return undefined;
  if (knownKind === undefined || knownBand === undefined || !inRange(units, MOST)) return undefined;
  if (!inRange(multifamilyShare, 1) || !inRange(affordableShare, 1)) return undefined;
  const texts = { name: name.slice(0, 80), year: year.slice(0, 4), tract: tract.slice(0, 11) };
  return { ...texts, kind: knownKind, units, multifamilyShare, affordableShare, band: knownBand };
}

/**
 * A plan from its text.
 *
 * @returns undefined for anything else: what a reader opens is checked whole
 * @example readPlan('{}') // => undefined
 */
export function readPlan(text: string): TownPlan | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(data) || data['format'] !== 'evenground-plan/1') return undefined;
  const { entries, goal, firstYear, years, columns, phases = null } = data;
  if (!Array.isArray(entries) || !Array.isArray(columns)) return undefined;
  if (goal !== null && !inRange(goal, MOST)) return undefined;
  if (!inRange(firstYear, 9999) || !inRange(years, MOST_YEARS) || years < 1) return undefined;
  if (phases !== null && !isPercents(phases)) return undefined;
  const read = entries.map(readEntry);
  const texts = columns.filter((one): one is string => typeof one === 'string');
  const whole = read.flatMap((entry) => entry ?? []);
  return whole.length === read.length
    ? {
        entries: whole,
        goal,
        firstYear: Math.round(firstYear),
        years: Math.round(years),
        columns: texts.slice(0, 3).map((one) => one.slice(0, 120)),
        phases: phases?.slice(0, MOST_YEARS) ?? null,
      }
    : undefined;
}

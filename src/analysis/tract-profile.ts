import { type Group, GROUP_COLUMNS, GROUPS } from '#core/group.ts';
import { type Level, LEVELS } from '#core/level.ts';
import { proportionEstimate, type Reliability, reliabilityOf, sumEstimates } from '#core/estimate.ts';
import { type Cell, isMissing, missing, type MissingReason } from '#core/missing.ts';
import type { EditionDomain, EditionIndicator, EditionTracts, JsonCell } from '#opportunity/edition.ts';

/** The part of an edition that the profile of a tract reads; a whole Edition fits. */
export interface ProfileEdition {
  readonly domains: readonly EditionDomain[];
  readonly indicators: readonly EditionIndicator[];
  readonly tracts: Pick<
    EditionTracts,
    | 'geoid'
    | 'name'
    | 'town'
    | 'score'
    | 'level'
    | 'noLevel'
    | 'available'
    | 'indicators'
    | 'population'
    | 'groupQuarters'
    | 'populationMoe'
    | 'stability'
    | 'missing'
  >;
  readonly areas: readonly { readonly id: string; readonly name: string; readonly slug: string }[];
}

/** One indicator of one tract, with everything that a reader needs to trust it. */
export interface ProfileIndicator {
  readonly indicator: EditionIndicator;
  readonly raw: Cell;
  readonly zScore: Cell;
  readonly contribution: Cell;
  /** 90 % margin of error of the raw value, and how far the value can be used; absent without published margins. */
  readonly moe?: Cell;
  readonly reliability?: Reliability;
}

/** What sampling error could do to a level. */
export interface ProfileStability {
  readonly draws: number;
  /** Share of draws in which the level is the same. */
  readonly sameShare: Cell;
  /** The other level that comes most, where it comes in at least a tenth of the draws. */
  readonly couldBe: Level | null;
}

/** One group of the people of a tract. */
export interface ProfileGroup {
  readonly group: Group;
  readonly count: number;
  readonly share: Cell;
  /** 90 % margins of error, when the counts have them. */
  readonly countMoe?: number;
  readonly shareMoe?: Cell;
}

/** What a page or a panel says about one tract. */
export interface TractProfile {
  readonly tract: number;
  readonly geoid: string;
  readonly name: string;
  readonly townName: string | null;
  readonly townSlug: string | null;
  readonly level: Level | null;
  /** 1 (very low) … 5 (very high); 0 without a level. */
  readonly position: number;
  readonly noLevel: MissingReason | null;
  readonly score: Cell;
  readonly available: number;
  /** Indicator ids: at most two that lift the score most, and two that lower it most. */
  readonly strongest: readonly EditionIndicator[];
  readonly weakest: readonly EditionIndicator[];
  readonly domains: readonly {
    readonly domain: EditionDomain;
    readonly indicators: readonly ProfileIndicator[];
  }[];
  readonly population: number;
  readonly groups: readonly ProfileGroup[];
  /** Absent where the edition has no margins of error. */
  readonly stability?: ProfileStability;
  readonly groupQuartersShare: Cell;
}

/** From here on a tract is flagged: many of its people live in prisons, dormitories or barracks. */
export const GROUP_QUARTERS_FLAG = 0.25;

function cellOf(value: JsonCell | undefined, reason: MissingReason = 'notInFile'): Cell {
  return value ?? missing(reason);
}

function marginOf(
  { unit }: EditionIndicator,
  raw: Cell,
  given: JsonCell | undefined,
): Pick<ProfileIndicator, 'moe' | 'reliability'> {
  if (given === undefined || typeof raw !== 'number') return {};
  // A value without a margin beside others that have one is top-coded or controlled.
  if (given === null) return { moe: missing('controlled') };
  return { moe: given, reliability: reliabilityOf({ value: raw, moe: given }, unit === 'share') };
}

function profileIndicators(edition: ProfileEdition, tract: number): ProfileIndicator[] {
  const reasons = new Map(
    edition.tracts.missing.filter(([at]) => at === tract).map(([, id, reason]) => [id, reason]),
  );
  return edition.indicators.map((indicator) => {
    const values = edition.tracts.indicators[indicator.id];
    const reason = reasons.get(indicator.id);
    const raw = cellOf(values?.raw[tract], reason);
    return {
      indicator,
      raw,
      ...marginOf(indicator, raw, values?.moe?.[tract]),
      zScore: cellOf(values?.z[tract], reason),
      contribution: cellOf(values?.contribution[tract], reason),
    };
  });
}

function strongestFirst(indicators: readonly ProfileIndicator[]): EditionIndicator[] {
  const known = indicators.flatMap(({ indicator, contribution }) =>
    typeof contribution === 'number' ? [{ indicator, contribution }] : [],
  );
  return known.sort((a, b) => b.contribution - a.contribution).map(({ indicator }) => indicator);
}

function profileGroups(edition: ProfileEdition, tract: number): TractProfile['groups'] {
  const { population, populationMoe } = edition.tracts;
  const whole = { value: population.total[tract] ?? 0, moe: populationMoe?.total[tract] ?? 0 };
  return GROUPS.map((group): ProfileGroup => {
    const parts = GROUP_COLUMNS[group].map((column) => ({
      value: population[column][tract] ?? 0,
      moe: populationMoe?.[column][tract] ?? 0,
    }));
    const own = sumEstimates(parts);
    const share = proportionEstimate(own, whole);
    const facts = { group, count: own.value, share: isMissing(share) ? share : share.value };
    if (populationMoe === undefined) return facts;
    return { ...facts, countMoe: Math.round(own.moe), shareMoe: isMissing(share) ? share : share.moe };
  });
}

function stabilityOf({ tracts }: ProfileEdition, tract: number): Pick<TractProfile, 'stability'> {
  const { stability } = tracts;
  if (stability === undefined) return {};
  const sameShare = cellOf(stability.sameShare[tract], 'notApplicable');
  return { stability: { draws: stability.draws, sameShare, couldBe: stability.couldBe[tract] ?? null } };
}

/**
 * Everything that is said about one tract.
 *
 * @param tract index into the edition's tracts
 */
export function tractProfile(edition: ProfileEdition, tract: number): TractProfile {
  const { tracts, domains } = edition;
  const indicators = profileIndicators(edition, tract);
  const ordered = strongestFirst(indicators);
  const town = edition.areas.find(({ id }) => id === `town:${tracts.town[tract] ?? ''}`);
  const level = tracts.level[tract] ?? null;
  const population = tracts.population.total[tract] ?? 0;
  const groupQuarters = tracts.groupQuarters[tract] ?? null;
  return {
    tract,
    geoid: tracts.geoid[tract] ?? '',
    name: tracts.name[tract] ?? '',
    townName: town?.name ?? null,
    townSlug: town?.slug ?? null,
    level,
    position: level === null ? 0 : LEVELS.indexOf(level) + 1,
    noLevel: tracts.noLevel[tract] ?? null,
    score: cellOf(tracts.score[tract], tracts.noLevel[tract] ?? 'notInFile'),
    available: tracts.available[tract] ?? 0,
    strongest: ordered.slice(0, 2),
    weakest: ordered.slice(2).slice(-2).reverse(),
    domains: domains.map((domain) => ({
      domain,
      indicators: indicators.filter(({ indicator }) => indicator.domain === domain.id),
    })),
    population,
    groups: profileGroups(edition, tract),
    ...stabilityOf(edition, tract),
    groupQuartersShare:
      groupQuarters === null || population === 0 ? missing('notCollected') : groupQuarters / population,
  };
}

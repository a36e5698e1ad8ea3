import { type Estimate, proportionEstimate, sumEstimates } from '#core/estimate.ts';
import { type Cell, isMissing, type Missing, missing } from '#core/missing.ts';
import { distanceMiles } from '../vouchers/distance.ts';
import type { TractShares } from '../residence-by-level.ts';
import type { HousingSurvey, InvestmentIndicator, InvestmentModel, TractCounts } from './model.ts';

/** An indicator of the area beside its peers. */
export interface GapRow {
  readonly indicator: InvestmentIndicator;
  /** People-weighted mean of the area; a median of several tracts is 'notApplicable'. */
  readonly value: Cell;
  readonly peers: Cell;
  /** Distance of the area from its peers in standard deviations of all tracts; below 0 is fewer resources. */
  readonly gap: number;
  /** People or households that the gap touches, where the survey counts them. */
  readonly touched: Estimate | undefined;
}

/** A figure before and now, with margins; `isClear` when the change is larger than chance (90 %). */
export interface ChangeRow {
  readonly id: 'renterShare' | 'costBurdenShare' | 'medianIncome';
  readonly before: Estimate | Missing;
  readonly now: Estimate | Missing;
  readonly isClear: boolean | null;
}

export interface HomesRow {
  readonly id: string;
  readonly least: number;
  readonly most: number;
  readonly suppressedTracts: number;
}

/** What an area lacks, what it has, and who may be pushed out. */
export interface InvestmentProfile {
  readonly people: number;
  readonly weakest: readonly GapRow[];
  /** Only indicators above the peers; an area may have none. */
  readonly assets: readonly GapRow[];
  readonly stations: readonly string[];
  readonly homes: readonly HomesRow[];
  readonly changes: readonly ChangeRow[];
}

const SHOWN = 3;
const STATION_MILES = 1;

function mean(
  model: InvestmentModel,
  shares: TractShares,
  values: readonly (number | null)[],
): number | undefined {
  let [sum, people] = [0, 0];
  for (const [tract, share] of shares) {
    const value = values[tract] ?? null;
    const weight = share * (model.people[tract] ?? 0);
    if (value === null) continue;
    sum += weight * value;
    people += weight;
  }
  return people === 0 ? undefined : sum / people;
}

/** Sum of a count over an area, margins as of independent tracts; undefined when a tract has no count. */
function total(counts: TractCounts, shares: TractShares): Estimate | undefined {
  const parts: Estimate[] = [];
  for (const [tract, share] of shares) {
    const [value, moe] = [counts.value[tract] ?? null, counts.moe[tract] ?? null];
    if (value === null) return undefined;
    parts.push({ value: value * share, moe: (moe ?? 0) * share });
  }
  return parts.length === 0 ? undefined : sumEstimates(parts);
}

function gapRow(
  model: InvestmentModel,
  indicator: InvestmentIndicator,
  area: TractShares,
  peers: TractShares,
): GapRow | undefined {
  const [own, other] = [area, peers].map((shares) => mean(model, shares, indicator.z));
  if (own === undefined || other === undefined) return undefined;
  const valueOf = (shares: TractShares): Cell => {
    if (indicator.isMedian && shares.length !== 1) return missing('notApplicable');
    return mean(model, shares, indicator.raw) ?? missing('notInFile');
  };
  const counts = model.counts[indicator.id];
  const touched = counts === undefined ? undefined : total(counts, area);
  return { indicator, value: valueOf(area), peers: valueOf(peers), gap: own - other, touched };
}

type Shown = ChangeRow['before'];

function share(part: TractCounts, whole: TractCounts, area: TractShares): Shown {
  const [a, b] = [total(part, area), total(whole, area)];
  return a === undefined || b === undefined ? missing('notInFile') : proportionEstimate(a, b);
}

function income({ medianIncome, areaMedians }: HousingSurvey, area: TractShares, id: string): Shown {
  const whole = areaMedians?.[id];
  if (whole !== undefined) return whole ?? missing('notInFile');
  const [only] = area;
  if (only === undefined || area.length !== 1) return missing('notApplicable');
  const [value, moe] = [medianIncome.value[only[0]] ?? null, medianIncome.moe[only[0]] ?? null];
  return value === null || moe === null ? missing('notInFile') : { value, moe };
}

function changeRow(id: ChangeRow['id'], before: Shown, now: Shown): ChangeRow {
  if (isMissing(before) || isMissing(now) || 'missing' in before || 'missing' in now)
    return { id, before, now, isClear: null };
  const isClear = Math.abs(now.value - before.value) > Math.hypot(now.moe, before.moe);
  return { id, before, now, isClear };
}

function changesOf({ before, now }: InvestmentModel, area: TractShares, areaId: string): ChangeRow[] {
  const none = missing('notCollected');
  const row = (id: ChangeRow['id'], of: (survey: HousingSurvey) => Shown): ChangeRow =>
    changeRow(id, before === null ? none : of(before), of(now));
  return [
    row('renterShare', (survey) => share(survey.renters, survey.households, area)),
    row('costBurdenShare', (survey) => share(survey.costBurdened, survey.costKnown, area)),
    row('medianIncome', (survey) => income(survey, area, areaId)),
  ];
}

function stationsNear(model: InvestmentModel, area: TractShares): string[] {
  return model.stations.flatMap(([name, longitude, latitude]) => {
    const isNear = area.some(([tract]) => {
      const point = { longitude: model.longitude[tract] ?? 0, latitude: model.latitude[tract] ?? 0 };
      return distanceMiles(point, { longitude, latitude }) <= STATION_MILES;
    });
    return isNear ? [name] : [];
  });
}

function homesOf(model: InvestmentModel, area: TractShares): HomesRow[] {
  const shareOf = new Map(area);
  return model.homes.map(({ id, tracts, suppressed }) => {
    const sum = (at: 1 | 2): number =>
      tracts.reduce((all, row) => all + row[at] * (shareOf.get(row[0]) ?? 0), 0);
    return {
      id,
      least: sum(1),
      most: sum(2),
      suppressedTracts: suppressed.filter((tract) => shareOf.has(tract)).length,
    };
  });
}

/**
 * The investment profile of an area: its three weakest indicators against its peers with the people they touch, its three
 * strongest and its stations as assets, government-funded homes, and changes that may push people out.
 *
 * @param area tracts with the part that is counted here
 * @param peers what the area is compared with, such as its region or the whole place
 * @param areaId such as "town:0900337070", for figures that the survey gives of whole areas
 * @see docs/method/investment.md
 */
export function investmentProfile(
  model: InvestmentModel,
  area: TractShares,
  peers: TractShares,
  areaId = '',
): InvestmentProfile {
  const rows = model.indicators.flatMap((indicator) => gapRow(model, indicator, area, peers) ?? []);
  const sorted = [...rows].sort((a, b) => a.gap - b.gap);
  return {
    people: area.reduce((sum, [tract, part]) => sum + part * (model.people[tract] ?? 0), 0),
    weakest: sorted.slice(0, SHOWN).filter(({ gap }) => gap < 0),
    assets: sorted
      .filter(({ gap }) => gap > 0)
      .slice(-SHOWN)
      .reverse(),
    stations: stationsNear(model, area),
    homes: homesOf(model, area),
    changes: changesOf(model, area, areaId),
  };
}

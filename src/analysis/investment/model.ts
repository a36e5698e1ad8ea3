import type { Estimate } from '#core/estimate.ts';
import type { Localized } from '#core/localized.ts';
import type { IndicatorUnit, JsonCell } from '#opportunity/edition.ts';

/** An indicator as the profile of an area names it. */
export interface InvestmentIndicator {
  readonly id: string;
  readonly domain: string;
  readonly label: Localized;
  readonly unit: IndicatorUnit;
  readonly decimals: number;
  readonly isMedian: boolean;
  readonly source: string;
  readonly publisher: string;
  readonly period: string;
  /** By tract: value as published, and distance from the mean of all tracts, up meaning more resources. */
  readonly raw: readonly JsonCell[];
  readonly z: readonly JsonCell[];
}

/** Counts by tract with margins of error (90 %). */
export interface TractCounts {
  readonly value: readonly JsonCell[];
  readonly moe: readonly JsonCell[];
}

/** One survey on the tracts: what shows who may be pushed out. */
export interface HousingSurvey {
  readonly period: string;
  readonly source: string;
  readonly households: TractCounts;
  readonly renters: TractCounts;
  readonly costKnown: TractCounts;
  readonly costBurdened: TractCounts;
  /** Dollars; a median is of one tract only. */
  readonly medianIncome: TractCounts;
  /** Medians that the survey gives for whole areas, by area id; null above the highest figure that it prints. */
  readonly areaMedians?: Readonly<Record<string, Estimate | null>>;
}

/** Homes of one program by tract: tract, at least, at most. */
export interface ProgramHomes {
  readonly id: string;
  readonly label: Localized;
  readonly unit: 'vouchers' | 'homes';
  readonly publisher: string;
  readonly period: string;
  readonly tracts: readonly (readonly [tract: number, least: number, most: number])[];
  readonly suppressed: readonly number[];
}

/** Everything that the investment profile of any list of tracts is made from. */
export interface InvestmentModel {
  readonly format: 'evenground-investment-model/1';
  readonly edition: string;
  readonly geoids: readonly string[];
  readonly people: readonly number[];
  readonly longitude: readonly number[];
  readonly latitude: readonly number[];
  readonly indicators: readonly InvestmentIndicator[];
  /** Counts of people or households behind an indicator. */
  readonly counts: Readonly<Record<string, TractCounts & { readonly label: Localized }>>;
  /** Why other indicators have no count. */
  readonly noCount: Readonly<Record<string, Localized>>;
  readonly before: HousingSurvey | null;
  readonly now: HousingSurvey;
  readonly homes: readonly ProgramHomes[];
  readonly menu: readonly {
    /** Of the indicators; 'any' is named for every area. */
    readonly domain: string;
    readonly kinds: { readonly en: readonly string[]; readonly es: readonly string[] };
    readonly source: string;
    readonly state: string;
    /** What must be said beside figures of this domain. */
    readonly note?: Localized | undefined;
  }[];
  readonly stations: readonly (readonly [string, number, number])[];
  readonly both: Localized;
  /** What the list of assets leaves out. */
  readonly assetsNote: Localized | undefined;
}

import type { PopulationColumn } from '#core/group.ts';
import type { Level } from '#core/level.ts';
import type { Localized } from '#core/localized.ts';
import type { MissingReason } from '#core/missing.ts';
import type { Indicator } from '#indicators/indicator.ts';

/** A number, or null when there is none; the reason then stands in `EditionTracts.missing`. */
export type JsonCell = number | null;

export type { IndicatorUnit } from '#indicators/indicator.ts';

/** One row of SOURCES.csv: where a normalized table comes from. */
export interface SourceRecord {
  /** Path of the table inside the place folder, such as "tables/population-2010.csv". */
  readonly table: string;
  readonly title: string;
  readonly publisher: string;
  /** Survey or school period the figures are about, such as "2008–2012". */
  readonly period: string;
  /** Vintage of the geography, such as "2010 tracts". */
  readonly vintage: string;
  readonly license: string;
  readonly url: string;
  readonly rowCount: number;
  /** Name and value of the checked total, when the table has one. */
  readonly total: string;
  /** File name(s) and SHA-256 of the raw file(s), separated by ";". */
  readonly rawFiles: string;
}

/** An indicator as an edition uses it: its declaration, whole. */
export type EditionIndicator = Indicator;

export interface EditionDomain {
  readonly id: string;
  readonly label: Localized;
}

/** The values of one indicator over the tracts of the edition, in tract order. */
export interface IndicatorValues {
  readonly raw: readonly JsonCell[];
  readonly z: readonly JsonCell[];
  /** Part of the score; the contributions of a tract sum to its score. */
  readonly contribution: readonly JsonCell[];
  /** 90 % margins of error of the raw values; absent when the publisher gives none for the indicator. */
  readonly moe?: readonly JsonCell[];
}

/** How the stability of levels was studied. */
export interface StudyFacts {
  readonly draws: number;
  readonly seed: number;
  /** Ids of indicators without margins, held fixed in every draw. */
  readonly heldFixed: readonly string[];
}

/** What sampling error could do to the level of each tract. */
export interface LevelStability extends StudyFacts {
  /** Share of draws in which the tract has the level it has. */
  readonly sameShare: readonly JsonCell[];
  /** The other level that comes most, where it comes in at least a tenth of the draws. */
  readonly couldBe: readonly (Level | null)[];
}

/** Struct of arrays: one entry per tract, in GEOID order. */
export interface EditionTracts {
  readonly geoid: readonly string[];
  /** Census name, such as "5023" or "101.01". */
  readonly name: readonly string[];
  /** County subdivision the tract is counted in; null when it has none (open water). */
  readonly town: readonly (string | null)[];
  readonly county: readonly string[];
  readonly region: readonly (string | null)[];
  readonly landSquareMeters: readonly number[];
  readonly waterSquareMeters: readonly number[];
  readonly longitude: readonly number[];
  readonly latitude: readonly number[];
  readonly score: readonly JsonCell[];
  readonly level: readonly (Level | null)[];
  /** Why a tract has no level; null when it has one. */
  readonly noLevel: readonly (MissingReason | null)[];
  /** Number of indicators with a value. */
  readonly available: readonly number[];
  readonly indicators: Readonly<Record<string, IndicatorValues>>;
  readonly population: Readonly<Record<PopulationColumn, readonly number[]>>;
  /** 90 % margins of error of the counts; absent for a full count. */
  readonly populationMoe?: Readonly<Record<PopulationColumn, readonly number[]>>;
  /** Absent when no figure has a margin of error. */
  readonly stability?: LevelStability;
  /** People in group quarters (prisons, dormitories, barracks); null when the place has not loaded it. */
  readonly groupQuarters: readonly JsonCell[];
  /** Sparse list of the missing raw values: tract index, indicator id, reason. */
  readonly missing: readonly (readonly [number, string, MissingReason])[];
}

/** A named area made of tracts: town, county, planning region, district. */
export interface EditionArea {
  /** `kind:id`, such as "town:0901301080". */
  readonly id: string;
  readonly name: string;
  /** Address part, such as "andover". Unique within the kind. */
  readonly slug: string;
  /** Tract index and share of the tract that is counted here (1 = whole). */
  readonly tracts: readonly (readonly [number, number])[];
  /** Tract indexes shown here but counted elsewhere (a tract shared by two towns). */
  readonly sharedTracts: readonly number[];
  readonly neighbors: readonly string[];
  /** Region and county of a town, as area ids. */
  readonly region?: string;
  readonly county?: string;
}

/** A kind of districts whose tracts are shared by people, counted block by block. */
export interface BlockCountFacts {
  /** Such as "house". */
  readonly kind: string;
  readonly source: string;
  /** Year of the count. */
  readonly period: string;
}

export interface ClassRange {
  readonly level: Level;
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

/** One thing that the run did or saw, with its number of units and their names; the words are in both languages. */
export interface RunNote {
  readonly code: string;
  readonly kind: 'repair' | 'drop' | 'warning' | 'rule';
  readonly text: Localized;
  readonly units: readonly string[];
}

/** A published data set of one place: everything that pages, files and commands show. */
export interface Edition {
  readonly format: 'evenground-edition/1';
  readonly place: string;
  /** Such as "2014-published". */
  readonly id: string;
  readonly label: Localized;
  readonly description: Localized;
  readonly recipe: string;
  readonly tractVintage: string;
  readonly populationPeriod: string;
  readonly populationSource: string;
  readonly domains: readonly EditionDomain[];
  readonly indicators: readonly EditionIndicator[];
  readonly tracts: EditionTracts;
  /** State first, then regions, counties, towns, districts. */
  readonly areas: readonly EditionArea[];
  /** Absent when every kind of districts shares tracts by land. */
  readonly blockCounts?: readonly BlockCountFacts[];
  readonly classRanges: readonly ClassRange[];
  readonly notes: readonly RunNote[];
  readonly sources: readonly SourceRecord[];
}

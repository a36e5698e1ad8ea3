import type { PopulationColumn } from '#core/group.ts';
import type { Level } from '#core/level.ts';
import type { Localized } from '#core/localized.ts';
import type { Cell, MissingReason } from '#core/missing.ts';
import type { SharedArcs } from './assemble-neighbors.ts';
import type { BlockCountFacts, RunNote, SourceRecord, StudyFacts } from './edition.ts';

/** A tract of the official list, with its place in the areas. */
export interface TractFacts {
  readonly geoid: string;
  readonly name: string;
  /** Empty for a tract in no county, such as open water in a code of regions. */
  readonly county: string;
  readonly town: string | null;
  readonly landSquareMeters: number;
  readonly waterSquareMeters: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly population: Readonly<Record<PopulationColumn, number>>;
  /** Margins of error of the counts, where the publisher gives them. */
  readonly populationMoe?: Readonly<Record<PopulationColumn, number>>;
  readonly groupQuarters: Cell;
}

/** A named area, before its tracts are known. */
export interface AreaFacts {
  readonly geoid: string;
  readonly name: string;
}

export interface TownFacts extends AreaFacts {
  readonly county: string;
  readonly region: string | null;
  /** Tracts shown on the town's page but counted in another town. */
  readonly sharedTracts: readonly string[];
}

/** Kinds of areas that cut tracts. */
export const DISTRICT_KINDS = ['house', 'senate', 'school-district'] as const;

export type DistrictKind = (typeof DISTRICT_KINDS)[number];

/** Tracts of a district with the share of each that is counted there. */
export interface DistrictFacts extends AreaFacts {
  /** Address part, unique within the kind. */
  readonly slug: string;
  readonly kind: DistrictKind;
  readonly tracts: readonly (readonly [string, number])[];
  /** GEOIDs of the districts of the same kind that share a stretch of boundary; none where no shapes are loaded. */
  readonly neighbors: readonly string[];
}

/** One row of the table that a recipe scored, in the order of the table. */
export interface ScoredRow {
  readonly town: string;
  readonly tract: string;
  readonly geoid: string | null;
  readonly raw: Readonly<Record<string, Cell>>;
  readonly z: Readonly<Record<string, Cell>>;
  readonly contribution: Readonly<Record<string, Cell>>;
  readonly score: Cell;
  readonly level: Level | null;
  readonly noLevel: MissingReason | null;
  /** Margins of error of the raw values, of the indicators that have them. */
  readonly moe?: Readonly<Record<string, Cell>>;
  /** Share of draws inside the margins in which the level is the same; another level that comes often enough. */
  readonly sameShare?: Cell;
  readonly couldBe?: Level | null;
}

/** One repair of the table of an edition, as the edition's file states it. */
export interface Repair {
  readonly do: 'drop' | 'assign';
  /** Town and tract name as the table writes them. */
  readonly town: string;
  readonly tract: string;
  /** Only rows with this many indicators. */
  readonly available?: number | undefined;
  /** Rows that the repair must meet; another number stops the build. */
  readonly count: number;
  /** GEOID of the tract (assign). */
  readonly geoid?: string | undefined;
  readonly why: Localized;
}

/** What an edition is made of, besides figures: the file `editions/ID.yaml`. */
export interface EditionConfig {
  readonly id: string;
  readonly label: Localized;
  readonly description: Localized;
  readonly recipe: string;
  readonly tractVintage: string;
  readonly populationPeriod: string;
  readonly populationSource: string;
  readonly domains: readonly { readonly id: string; readonly label: Localized }[];
  readonly indicators: readonly string[];
  readonly repairs: readonly Repair[];
  readonly limits: readonly Localized[];
  /** Absolute z-scores above this are listed. */
  readonly outlierZ: number;
}

/** Everything `assembleEdition` needs; nothing is read from anywhere else. */
export interface AssembleInputs {
  readonly place: string;
  readonly state: AreaFacts;
  readonly config: EditionConfig;
  readonly rows: readonly ScoredRow[];
  readonly tracts: readonly TractFacts[];
  readonly towns: readonly TownFacts[];
  readonly counties: readonly AreaFacts[];
  readonly regions: readonly AreaFacts[];
  readonly districts: readonly DistrictFacts[];
  /** Kinds of districts that share tracts by the people of blocks; the others share them by land. */
  readonly blockCounts?: readonly BlockCountFacts[];
  readonly tractArcs: SharedArcs;
  readonly townArcs: SharedArcs;
  readonly sources: readonly SourceRecord[];
  /** What was done to the rows before they were scored. */
  readonly earlierNotes?: readonly RunNote[];
  /** How the stability of the levels was studied; undefined when it was not. */
  readonly stability?: StudyFacts | undefined;
}

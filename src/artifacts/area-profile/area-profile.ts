import { findArea } from '#analysis/find-area.ts';
import { levelMix, type LevelMixRow } from '#analysis/level-mix.ts';
import { whyLevel, type WhyLevel } from '#analysis/why-level.ts';
import type { Localized } from '#core/localized.ts';
import type { BlockCountFacts, Edition, EditionArea, EditionIndicator } from '#opportunity/edition.ts';
import {
  type AreaName,
  type ComparedResidence,
  comparedResidence,
  nameArea,
  tractsShown,
} from './compared.ts';
import { type IndicatorRow, indicatorRows } from './indicator-rows.ts';
import { type ComparedSegregation, comparedSegregation } from './segregation.ts';
import { sharingAreas, type TractRow, tractRows } from './tract-rows.ts';

/** An indicator's row with what a reader must know of it. */
export interface ProfileIndicator extends IndicatorRow, Omit<EditionIndicator, 'id'> {}

/** Everything that the page of an area says, and its `.json` twin holds. */
export interface AreaProfile {
  readonly format: 'evenground-area/1';
  readonly place: string;
  readonly edition: { readonly id: string; readonly label: Localized };
  readonly area: AreaName & { readonly slug: string; readonly kind: string };
  readonly population: number;
  readonly populationSource: string;
  readonly populationPeriod: string;
  readonly tractVintage: string;
  readonly levels: readonly LevelMixRow[];
  readonly why: WhyLevel;
  /** The area first, then its region or county, then the state. */
  readonly residence: readonly ComparedResidence[];
  /** How evenly groups live over the tracts: the area first, then as in `residence`. */
  readonly segregation: readonly ComparedSegregation[];
  readonly neighbors: readonly AreaName[];
  readonly indicators: readonly ProfileIndicator[];
  readonly tracts: readonly TractRow[];
  /** What the counted shares of tracts are shares of; whole tracts have the share 1 under either rule. */
  readonly countedBy: { readonly rule: 'land' } | ({ readonly rule: 'blocks' } & BlockCountFacts);
  /** Areas that show a tract which is counted here. */
  readonly sharedWith: readonly AreaName[];
}

function profileIndicators(edition: Edition, area: EditionArea): readonly ProfileIndicator[] {
  const facts = new Map(edition.indicators.map((indicator) => [indicator.id, indicator]));
  return indicatorRows(edition, area).flatMap((row) => {
    const indicator = facts.get(row.id);
    return indicator === undefined ? [] : [{ ...indicator, ...row }];
  });
}

function namesOf(edition: Edition, ids: readonly string[]): readonly AreaName[] {
  return ids.map((id) => nameArea(findArea(edition, id)));
}

function countedBy({ blockCounts = [] }: Edition, { id }: EditionArea): AreaProfile['countedBy'] {
  const blocks = blockCounts.find(({ kind }) => id.startsWith(`${kind}:`));
  return blocks === undefined ? { rule: 'land' } : { rule: 'blocks', ...blocks };
}

/**
 * The profile of one area of an edition.
 *
 * @param areaId `kind:id`, such as "town:0901301080"
 * @throws Problem 'area-unknown'
 */
export function areaProfile(edition: Edition, areaId: string): AreaProfile {
  const area = findArea(edition, areaId);
  const residence = comparedResidence(edition, area);
  return {
    format: 'evenground-area/1',
    place: edition.place,
    edition: { id: edition.id, label: edition.label },
    area: { ...nameArea(area), slug: area.slug, kind: areaId.split(':')[0] ?? '' },
    population: residence[0]?.residence.population ?? 0,
    populationSource: edition.populationSource,
    populationPeriod: edition.populationPeriod,
    tractVintage: edition.tractVintage,
    levels: levelMix(edition, tractsShown(area)),
    why: whyLevel(edition, tractsShown(area)),
    residence,
    segregation: comparedSegregation(edition, area),
    neighbors: namesOf(edition, area.neighbors),
    indicators: profileIndicators(edition, area),
    tracts: tractRows(edition, area),
    countedBy: countedBy(edition, area),
    sharedWith: sharingAreas(edition, area),
  };
}

import { isGroupQuartersTract } from '#analysis/group-quarters.ts';
import { countGroup } from '#analysis/residence-by-level.ts';
import type { Level } from '#core/level.ts';
import { type Cell, missing, type MissingReason } from '#core/missing.ts';
import type { Edition, EditionArea } from '#opportunity/edition.ts';
import { type AreaName, nameArea } from './compared.ts';

/** One tract in the list of an area. */
export interface TractRow {
  readonly geoid: string;
  readonly name: string;
  readonly level: Level | null;
  readonly noLevel: MissingReason | null;
  /** Another level that sampling error could give the tract; absent where that was not studied. */
  readonly couldBe?: Level | null;
  readonly score: Cell;
  readonly population: number;
  readonly peopleOfColorShare: Cell;
  /** Share of its people in group quarters, where that is a quarter or more; null otherwise. */
  readonly flaggedGroupQuartersShare: number | null;
  /** Share of the tract that is counted here; 0 when another area counts it. */
  readonly countedShare: number;
  /** The area that counts a tract shown here but counted elsewhere. */
  readonly countedIn?: AreaName;
}

function countingArea(edition: Edition, area: EditionArea, tract: number): AreaName | undefined {
  const kind = `${area.id.split(':')[0] ?? ''}:`;
  const owner = edition.areas.find(
    (other) =>
      other.id !== area.id && other.id.startsWith(kind) && other.tracts.some(([index]) => index === tract),
  );
  return owner === undefined ? undefined : nameArea(owner);
}

function tractRow(edition: Edition, tract: number, countedShare: number): TractRow {
  const { tracts } = edition;
  const population = tracts.population.total[tract] ?? 0;
  return {
    geoid: tracts.geoid[tract] ?? '',
    name: tracts.name[tract] ?? '',
    level: tracts.level[tract] ?? null,
    noLevel: tracts.noLevel[tract] ?? null,
    ...(tracts.stability === undefined ? {} : { couldBe: tracts.stability.couldBe[tract] ?? null }),
    score: tracts.score[tract] ?? missing(tracts.noLevel[tract] ?? 'notInFile'),
    population,
    peopleOfColorShare:
      population === 0 ? missing('notApplicable') : countGroup(tracts, 'peopleOfColor', tract) / population,
    flaggedGroupQuartersShare: isGroupQuartersTract(tracts, tract)
      ? (tracts.groupQuarters[tract] ?? 0) / population
      : null,
    countedShare,
  };
}

/** The tracts of an area in GEOID order, then those it shares with another area and does not count. */
export function tractRows(edition: Edition, area: EditionArea): readonly TractRow[] {
  const own = area.tracts.map(([tract, share]) => tractRow(edition, tract, share));
  const shared = area.sharedTracts.map((tract) => {
    const countedIn = countingArea(edition, area, tract);
    return { ...tractRow(edition, tract, 0), ...(countedIn === undefined ? {} : { countedIn }) };
  });
  return [...own, ...shared];
}

/**
 * Areas that show a tract which this area counts: those of its kind, and for a region or county those outside of it.
 *
 * A town that lies in a region and shares a tract with another town of it shares nothing with the region.
 */
export function sharingAreas(edition: Edition, area: EditionArea): readonly AreaName[] {
  const kind = `${area.id.split(':')[0] ?? ''}:`;
  const own = new Set(area.tracts.map(([tract]) => tract));
  const isWhole = area.tracts.every(([, share]) => share === 1);
  const liesOutside = ({ tracts }: EditionArea): boolean =>
    isWhole && tracts.some(([tract]) => !own.has(tract));
  return edition.areas
    .filter((other) => other.sharedTracts.some((tract) => own.has(tract)))
    .filter((other) => other.id.startsWith(kind) || liesOutside(other))
    .map(nameArea);
}

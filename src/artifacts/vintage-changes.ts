import { compareVintages, MOVE_CAUSES, type VintageChange } from '#analysis/compare-vintages.ts';
import type { VintageComparison } from '#analysis/compare-vintages.ts';
import type { Localized } from '#core/localized.ts';
import { LEVELS } from '#core/level.ts';
import type { Edition } from '#opportunity/edition.ts';
import type { BridgePart } from '#tables/bridge.ts';
import { comparedEdition, type ComparedEdition } from './compared-edition.ts';
import { csvText, type CsvValue } from './csv-text.ts';

/** A tract that has another level, with the name of its town. */
export interface NamedVintageChange extends VintageChange {
  readonly townName: string | null;
}

/** A question that both editions ask, in the words of each. */
export interface SharedQuestion {
  readonly from: Localized;
  readonly to: Localized;
}

/** Everything that the page says of two editions on the tracts of two censuses, and its `.json` twin holds. */
export interface VintageChanges extends Omit<VintageComparison, 'from' | 'to' | 'changes' | 'shared'> {
  readonly format: 'evenground-vintage-changes/1';
  readonly place: string;
  readonly from: ComparedEdition;
  readonly to: ComparedEdition;
  /** Table that carries the older tracts to the newer ones. */
  readonly bridge: string;
  readonly shared: readonly SharedQuestion[];
  readonly upCount: number;
  readonly downCount: number;
  readonly gainedCount: number;
  readonly lostCount: number;
  /** Changed tracts to which sampling error alone could give the level of before. */
  readonly withinMarginCount: number;
  /** Towns of which the mean, rounded to a level, is another one. */
  readonly movedTownCount: number;
  readonly changes: readonly NamedVintageChange[];
}

/** Levels up (+) or down (−); 0 where there is a level in only one of the editions. */
function moveOf({ from, to }: VintageChange): number {
  return from === null || to === null ? 0 : LEVELS.indexOf(to) - LEVELS.indexOf(from);
}

function sharedQuestions(
  from: Edition,
  to: Edition,
  ids: readonly (readonly [string, string])[],
): SharedQuestion[] {
  const labelOf = ({ indicators }: Edition, id: string): Localized =>
    indicators.find((indicator) => indicator.id === id)?.label ?? { en: id, es: id };
  return ids.map(([older, newer]) => ({ from: labelOf(from, older), to: labelOf(to, newer) }));
}

/**
 * Which tracts and towns have another level in an edition on newer tracts, split into method, data and boundaries.
 *
 * @param parts the bridge, and the name of its table
 * @see docs/method/editions.md
 */
export function vintageChanges(
  from: Edition,
  to: Edition,
  { table, parts }: { readonly table: string; readonly parts: readonly BridgePart[] },
): VintageChanges {
  const { changes, shared, ...comparison } = compareVintages(from, to, parts);
  const names = new Map(to.areas.map(({ id, name }) => [id, name]));
  const count = (fits: (change: VintageChange) => boolean): number => changes.filter(fits).length;
  return {
    format: 'evenground-vintage-changes/1',
    place: to.place,
    ...comparison,
    from: comparedEdition(from),
    to: comparedEdition(to),
    bridge: table,
    shared: sharedQuestions(from, to, shared),
    upCount: count((change) => moveOf(change) > 0),
    downCount: count((change) => moveOf(change) < 0),
    gainedCount: count((change) => change.from === null),
    lostCount: count((change) => change.to === null),
    withinMarginCount: count(({ from: before, couldBe }) => before !== null && couldBe === before),
    movedTownCount: comparison.towns.filter((town) => Math.round(town.from) !== Math.round(town.to)).length,
    changes: changes.map((change) => ({
      ...change,
      townName: names.get(`town:${change.town ?? ''}`) ?? null,
    })),
  };
}

const HEADER = ['kind', 'id', 'name', 'town', 'from', 'to', ...MOVE_CAUSES];

/**
 * The same tracts and towns as CSV: levels of tracts, mean positions (1 to 5) of towns; editions and vintages on each line.
 *
 * @see docs/method/editions.md
 */
export function vintageChangesCsv({ from, to, changes, towns }: VintageChanges): string {
  const ends = [from.id, to.id, from.tractVintage, to.tractVintage];
  const tracts = changes.map((change): CsvValue[] => [
    'tract',
    change.geoid,
    change.name,
    change.townName,
    change.from,
    change.to,
    ...MOVE_CAUSES.map((cause) => change.parts?.[cause] ?? null),
    change.couldBe,
    change.isSameTract ? 'yes' : 'no',
    ...ends,
  ]);
  const means = towns.map(({ id, name, from: before, to: after, parts }): CsvValue[] => [
    'town',
    id.replace('town:', ''),
    name,
    name,
    before,
    after,
    ...MOVE_CAUSES.map((cause) => parts[cause]),
    null,
    null,
    ...ends,
  ]);
  const tail = ['couldBe', 'sameLines', 'fromEdition', 'toEdition', 'fromVintage', 'toVintage'];
  return csvText([...HEADER, ...tail], [...tracts, ...means]);
}

import { LEVELS, type Level } from '#core/level.ts';
import { amountsOf } from './payment-standard.ts';
import type { Bedrooms, VoucherModel, VoucherPlace } from './model.ts';

/** Count of places of one level whose typical rent a voucher reaches. */
export interface WithinRow {
  /** null: places without a level. */
  readonly level: Level | null;
  readonly places: number;
  /** Places whose typical rent is known. */
  readonly known: number;
  /** Typical rent at or below 100 percent of the rent of the whole area. */
  readonly underArea: number;
  /** Typical rent at or below 100 percent of the rent of the ZIP code; of the area where there is none. */
  readonly underSmallArea: number;
}

function levelOf(place: VoucherPlace): Level | null {
  if (place.level !== null || place.levelMean === null) return place.level;
  return LEVELS[Math.round(place.levelMean) - 1] ?? null;
}

function reaches(
  model: VoucherModel,
  place: VoucherPlace,
  bedrooms: Bedrooms,
  rent: number,
  smallAreas: boolean,
): boolean {
  const plain: VoucherModel = { ...model, smallAreas: [], percents: [100, 100] };
  return amountsOf(plain, place, { bedrooms, smallAreas }).some(({ most }) => rent <= most);
}

/**
 * How many places of each level have a typical rent within the payment standard, once with the rent of the whole area
 * and once with the rents of ZIP codes.
 *
 * A town with several ZIP codes counts when one of them reaches its typical rent. The level of a town is the mean level
 * of its people, rounded.
 *
 * @param rentOf median gross rent by `kind:geoid`; a place that it does not hold, or without a rent of its area, is
 *   counted as not known
 * @see docs/method/voucher-choice.md
 */
export function withinStandard(
  model: VoucherModel,
  places: readonly VoucherPlace[],
  bedrooms: Bedrooms,
  rentOf: ReadonlyMap<string, number>,
): readonly WithinRow[] {
  return [...LEVELS, null].flatMap((level): WithinRow[] => {
    const own = places.filter((place) => levelOf(place) === level);
    const rented = own.flatMap((place) => {
      const rent = rentOf.get(place.id);
      return rent === undefined || place.rents === null ? [] : [{ place, rent }];
    });
    const count = (smallAreas: boolean): number =>
      rented.filter(({ place, rent }) => reaches(model, place, bedrooms, rent, smallAreas)).length;
    const row = { level, places: own.length, known: rented.length };
    return own.length === 0 ? [] : [{ ...row, underArea: count(false), underSmallArea: count(true) }];
  });
}

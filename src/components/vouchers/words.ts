import { LEVELS } from '#core/level.ts';
import { distanceBand, distanceMiles, nearestStation } from '#analysis/vouchers/distance.ts';
import type { VoucherModel, VoucherPlace } from '#analysis/vouchers/model.ts';
import type { Amount } from '#analysis/vouchers/payment-standard.ts';
import type { RankedPlace, RankReason } from '#analysis/vouchers/rank-places.ts';
import type { ReachPlace } from '#analysis/vouchers/reach.ts';
import { levelKey, type Translator } from '../i18n.ts';

const BANDS = ['0', '1', '2', '3', '4', '5'] as const;

/** "Avon", or "Tract 4622.01, Avon". */
export function placeName(t: Translator, place: VoucherPlace): string {
  return place.kind === 'town'
    ? place.name
    : t('vouchers.results.tract', { name: place.name, town: place.townName });
}

/** "3rd", or "3rd (shared)". */
export function rankText(t: Translator, { rank, isTied }: Pick<RankedPlace, 'rank' | 'isTied'>): string {
  const text = t('vouchers.results.rank', { rank });
  return isTied ? t('vouchers.results.tied', { rank: text }) : text;
}

export function milesText(t: Translator, miles: number): string {
  return t('vouchers.miles', { count: Math.round(miles) });
}

export function dollars(t: Translator, amount: number): string {
  return t.value(amount, 'dollars', 0);
}

/** The level of a tract, or how many tracts of each level a town has. */
export function levelText(t: Translator, place: VoucherPlace): string {
  if (place.kind === 'tract') {
    if (place.level === null) return t('vouchers.card.noLevel');
    const position = LEVELS.indexOf(place.level) + 1;
    const level = t('common.level.position', { level: t(levelKey(place.level)), position });
    return t('vouchers.card.level', { level });
  }
  const parts = LEVELS.flatMap((level, at) => {
    const count = place.levelCounts[at] ?? 0;
    const name = t(levelKey(level)).toLocaleLowerCase(t.lang);
    return count === 0 ? [] : [t('vouchers.card.levelPart', { count, level: name })];
  });
  return parts.length === 0 ? t('vouchers.card.noLevel') : t('vouchers.card.levels', { list: t.list(parts) });
}

/** "5 to 10 miles in a straight line". */
export function distanceText(t: Translator, place: VoucherPlace, reach: ReachPlace): string {
  const band = BANDS[distanceBand(distanceMiles(place, reach))] ?? '5';
  return t(`vouchers.band.${band}`);
}

export function stationText(t: Translator, model: VoucherModel, place: VoucherPlace): string {
  const found = nearestStation(model, place);
  if (found === undefined) return '';
  return t('vouchers.card.station', { name: found.name, miles: milesText(t, found.miles) });
}

function valueText(t: Translator, { priority, value }: RankReason): string {
  if (priority === 'near' || priority === 'station') return milesText(t, value);
  return priority === 'opportunity' ? t.number(value, 1) : t.percent(value);
}

/** "Schools: 12 of 169 (68%)". */
export function reasonText(t: Translator, reason: RankReason, count: number): string {
  const name = t(`vouchers.wish.${reason.priority}`);
  const wish = reason.weight === 2 ? t('vouchers.results.lot', { wish: name }) : name;
  return t('vouchers.results.reason', {
    wish,
    position: reason.position,
    count,
    value: valueText(t, reason),
  });
}

/** The most that the voucher can pay anywhere in the place; undefined where no rent is known. */
export function mostOf(amounts: readonly Amount[]): number | undefined {
  return amounts.length === 0 ? undefined : Math.max(...amounts.map(({ most }) => most));
}

import type { BalanceModel } from '#analysis/balance/model.ts';
import type { NextBalance, NextHomes } from '#analysis/balance/next-homes.ts';
import { RESIDENCE_COLUMNS } from '#analysis/residence-by-level.ts';
import { isMissing } from '#core/missing.ts';
import { csvText, type CsvValue } from './csv-text.ts';
import { jsonText } from './json-text.ts';

const rounded = (homes: number): number => Math.round(homes * 1000) / 1000;

/**
 * CSV of a scenario: one row a level, then one row a tract that gets homes; the rule and the program stand in every row.
 *
 * @param link address that gives the scenario again
 * @param area `kind:id` in which the homes were placed
 */
export function nextHomesCsv(
  model: BalanceModel,
  { line, homes, rule }: NextHomes,
  { before, added, after, placed }: NextBalance,
  link: string,
  area: string,
): string {
  const start: CsvValue[] = [model.edition, area, line, homes, rule];
  const levels = RESIDENCE_COLUMNS.map((column): CsvValue[] => [
    ...[...start, 'level', column],
    ...[rounded(before.byLevel[column]), rounded(added.byLevel[column]), rounded(after.byLevel[column])],
    ...[before.shares[column], after.shares[column], link],
  ]);
  const tracts = placed.map(([tract, own]): CsvValue[] => [
    ...[...start, 'tract', model.geoids[tract] ?? ''],
    ...[null, rounded(own), null, null, null, link],
  ]);
  const header = [
    ...['edition', 'area', 'line', 'next_homes', 'rule', 'kind', 'id'],
    ...['before', 'added', 'after', 'before_share', 'after_share', 'link'],
  ];
  return csvText(header, [...levels, ...tracts]);
}

/** JSON of a scenario with every tract that gets homes. */
export function nextHomesJson(
  model: BalanceModel,
  scenario: NextHomes,
  { before, added, after, placed }: NextBalance,
  link: string,
  area: string,
): string {
  const plain = (amounts: NextBalance['before']) => ({
    total: rounded(amounts.total),
    byLevel: Object.fromEntries(
      RESIDENCE_COLUMNS.map((column) => [column, rounded(amounts.byLevel[column])]),
    ),
    lowerShare: isMissing(amounts.lower) ? null : amounts.lower,
    moderateOrLowerShare: isMissing(amounts.moderateOrLower) ? null : amounts.moderateOrLower,
  });
  const { line, homes, rule, own } = scenario;
  return jsonText({
    format: 'evenground-next-homes/1',
    ...{ edition: model.edition, tractVintage: model.tractVintage, area, line, homes, rule, link },
    ...(rule === 'own' ? { ownShares: own } : {}),
    ...{ before: plain(before), added: plain(added), after: plain(after) },
    placed: placed.map(([tract, count]) => ({ tract: model.geoids[tract], homes: rounded(count) })),
  });
}

import type { InvestmentModel } from '#analysis/investment/model.ts';
import type { GapRow } from '#analysis/investment/profile.ts';
import { isMissing } from '#core/missing.ts';
import { levelKey, type MessageKey, type Translator } from '../i18n.ts';
import type { EquityRow } from '#analysis/equity/equity-test.ts';
import { isGroup } from '#core/group.ts';
import { isLevel } from '#core/level.ts';

/** "Households with a vehicle: 72%; peers 91% (publisher, period)". */
export function gapText(t: Translator, { indicator, value, peers }: GapRow): string {
  const { label, unit, decimals, publisher, period } = indicator;
  const facts = { label: t.pick(label), publisher: t.cite(publisher), period: t.cite(period) };
  if (isMissing(value) || isMissing(peers)) return t('investment.onlyLabel', facts);
  const shown = (number: number): string => t.value(number, unit, decimals);
  return t('investment.row', { ...facts, value: shown(value), peers: shown(peers) });
}

/** A level, the lower levels together, no level, or a group. */
export function equityName(t: Translator, id: EquityRow['id']): string {
  if (id === 'lower') return t('investment.lower');
  if (id === 'none') return t(levelKey('notEnoughData'));
  if (isLevel(id)) return t(levelKey(id));
  const key: MessageKey | undefined = isGroup(id) ? `common.group.${id}` : undefined;
  return key === undefined ? id : t(key);
}

/** "13,994 ± 1,008 households without a vehicle", or the reason why nobody can be counted. */
export function countText(t: Translator, { counts, noCount }: InvestmentModel, row: GapRow): string {
  const { id } = row.indicator;
  const [counted, reason] = [counts[id], noCount[id]];
  if (row.touched !== undefined && counted !== undefined)
    return t('investment.touched', {
      count: t.count(Math.round(row.touched.value)),
      moe: t.count(Math.round(row.touched.moe)),
      label: t.pick(counted.label),
    });
  if (counted !== undefined) return t('investment.countGap');
  return reason === undefined ? t('investment.noCount') : t.pick(reason);
}

type MenuLine = InvestmentModel['menu'][number];

/** "Kinds of investment: grocery stores. Source: …; from the source." */
export function answersText(t: Translator, { kinds, source, state }: MenuLine): string {
  const known = ['verified', 'from-source'] as const;
  const word = known.find((one) => one === state) ?? 'unverified';
  return t('investment.answers', {
    list: t.list(kinds[t.lang]),
    source: t.cite(source),
    state: t(`investment.state.${word}`),
  });
}

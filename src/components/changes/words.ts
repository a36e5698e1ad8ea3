import { MOVE_CAUSES, type TownMove } from '#analysis/compare-vintages.ts';
import type { LevelChanges, NamedChange } from '#artifacts/level-changes.ts';
import { type Level, LEVELS } from '#core/level.ts';
import type { EditionIndicator } from '#opportunity/edition.ts';
import type { Translator } from '../i18n.ts';

/** Why the level of a tract differs, in a sentence. */
export function reasonText(
  t: Translator,
  change: NamedChange,
  { indicatorCount }: LevelChanges,
  indicators: readonly EditionIndicator[],
): string {
  const labels = indicators
    .filter(({ id }) => change.indicators.includes(id))
    .map(({ label }) => t.pick(label));
  const reason = t(`changes.reason.${change.reason}`, {
    before: change.fromAvailable,
    after: change.toAvailable,
    all: indicatorCount,
  });
  return labels.length === 0 ? reason : `${reason} ${t('changes.inputs', { list: t.list(labels) })}`;
}

/** Levels up or down by one cause; a dash where there is nothing to split. */
export function partText(t: Translator, part: number | null, digits: number): string {
  if (part === null) return '–';
  return Math.abs(part) < 0.5 * 10 ** -digits ? t.number(0, digits) : t.signed(part, digits);
}

/** What moved some tracts, such as "method and data". */
export function causesText(t: Translator, causes: string): string {
  const known = MOVE_CAUSES.filter((cause) => causes.includes(cause));
  return known.length === 0
    ? t('changes.gainedOrLost')
    : t.list(known.map((cause) => t(`changes.cause.${cause}`).toLowerCase()));
}

/** Whether the mean position of a town differs in what is printed of it. */
export function isMoved({ from, to, parts }: TownMove): boolean {
  return [from - to, ...Object.values(parts)].some((part) => Math.abs(part) >= 0.005);
}

/** The level at a mean position: 1 is very low, 5 is very high. */
export function roundedLevel(mean: number): Level {
  return LEVELS[Math.round(mean) - 1] ?? 'moderate';
}

/** The two editions of a comparison, by name. */
export type NamedEditions = Pick<LevelChanges, 'from' | 'to'>;

/** What every comparison says of a tract that has another level. */
export type ChangeOfTract = Pick<NamedChange, 'geoid' | 'name' | 'townName' | 'from' | 'to'>;

/** Name of a table of a comparison: a page holds several, and each must be told from the others. */
export function tableName(t: Translator, title: string, { from, to }: NamedEditions): string {
  return `${title}: ${t.pick(from.label)} → ${t.pick(to.label)}`;
}

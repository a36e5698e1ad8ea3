import type { LevelChanges, NamedChange } from '#artifacts/level-changes.ts';
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

/** The levels before and after of the moves, those with most tracts first. */
export function movesOf({ moves }: LevelChanges): readonly (readonly [string, number])[] {
  return Object.entries(moves).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

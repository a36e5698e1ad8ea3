import type { Level } from '#core/level.ts';
import { levelKey, type Translator } from './i18n.ts';

/** A level in words, with the one that sampling error could give in its place: "Low, could be moderate". */
export function levelText(t: Translator, level: Level | null, couldBe: Level | null | undefined): string {
  const own = t(levelKey(level ?? 'notEnoughData'));
  if (couldBe === null || couldBe === undefined) return own;
  return `${own}, ${t('common.level.couldBe', { level: t(levelKey(couldBe)).toLowerCase() })}`;
}

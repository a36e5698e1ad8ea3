import type { TractFacts } from '#artifacts/tract-page/tract-facts.ts';
import type { Translator } from '../i18n.ts';
import { levelKey } from '../i18n.ts';

/** The name of a tract as pages say it: "Tract 5023, Hartford". */
export function tractName(t: Translator, tract: string, town: string | null): string {
  return town === null ? t('tract.nameAlone', { tract }) : t('tract.name', { tract, town });
}

/** The title of a tract's page: what a resident would say of its resources. */
export function tractTitle(t: Translator, { name: tract, townName: town, level }: TractFacts): string {
  if (level === null) return t('tract.titleNone', { name: tractName(t, tract, town) });
  const levelName = t(levelKey(level)).toLowerCase();
  return town === null
    ? t('tract.titleAlone', { tract, level: levelName })
    : t('tract.title', { tract, town, level: levelName });
}

/** Indicators as the why-sentence names them. */
export function tractPhrases(t: Translator, facts: TractFacts, ids: readonly string[]): string {
  const phrases = ids.flatMap((id) => {
    const indicator = facts.indicators.find((one) => one.id === id);
    return indicator === undefined ? [] : [t.pick(indicator.phrase)];
  });
  return t.list(phrases);
}

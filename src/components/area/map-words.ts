import type { AreaMapWords } from '#pipeline/pages/area-page.ts';
import { translator } from '../i18n.ts';
import { levelText } from '../level-text.ts';
import { placeName } from './words.ts';

/** Words of the small map in the language of an address. */
export function areaMapWords(lang: string | undefined): AreaMapWords {
  const t = translator(lang === 'es' ? 'es' : 'en');
  return {
    label: ({ id, name }) => t('area.map.label', { place: placeName(t, id, name) }),
    tract: (name, tract, edition) =>
      t('area.map.tract', {
        name,
        level: levelText(t, edition.tracts.level[tract] ?? null, edition.tracts.stability?.couldBe[tract]),
      }),
  };
}

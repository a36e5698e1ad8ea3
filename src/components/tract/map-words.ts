import type { TractMapWords } from '#pipeline/pages/tract-page.ts';
import { translator } from '../i18n.ts';
import { levelText } from '../level-text.ts';
import { tractName } from './words.ts';

/** Words of the small map in the language of an address. */
export function tractMapWords(lang: string | undefined): TractMapWords {
  const t = translator(lang === 'es' ? 'es' : 'en');
  return {
    label: ({ name, townName }) => t('tract.map.label', { name: tractName(t, name, townName) }),
    tract: (name, town, level, couldBe) => `${tractName(t, name, town)}: ${levelText(t, level, couldBe)}`,
  };
}

import { translator } from '#components/i18n.ts';
import { levelText } from '#components/level-text.ts';
import { listMapAddresses, readMapPage } from '#pipeline/map-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => listMapAddresses();

export const load: PageServerLoad = async ({ params, parent }) => {
  const { lang, placeName } = await parent();
  const t = translator(lang);
  const map = readMapPage(params.place, params.edition, {
    picture: t('map.picture', { place: placeName }),
    tractTitle: (tract, town, level, couldBe) => {
      const levelName = levelText(t, level, couldBe);
      return town === null
        ? t('map.tractTitleAlone', { tract, level: levelName })
        : t('map.tractTitle', { tract, town, level: levelName });
    },
  });
  return { map };
};

import { ServerOnly } from '#components/server-only.ts';
import {
  housingAddresses,
  housingMap,
  type HousingMapWords,
  readHousingPage,
} from '#pipeline/pages/housing-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => housingAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readHousingPage(params.place, params.edition)),
  drawMap: new ServerOnly((words: HousingMapWords) => housingMap(params.place, params.edition, words)),
});

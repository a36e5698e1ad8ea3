import { areaMapWords } from '#components/area/map-words.ts';
import { areaAddresses } from '#pipeline/pages/addresses.ts';
import { readAreaPage } from '#pipeline/pages/area-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => areaAddresses('town');

export const load: PageServerLoad = ({ params }) => ({
  page: readAreaPage(params, 'town', areaMapWords(params.lang)),
});

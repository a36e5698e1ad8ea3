import { areaMapWords } from '#components/area/map-words.ts';
import { ServerOnly } from '#components/server-only.ts';
import { areaAddresses } from '#pipeline/pages/addresses.ts';
import { readAreaPage } from '#pipeline/pages/area-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => areaAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readAreaPage(params, params.kind, areaMapWords(params.lang))),
});

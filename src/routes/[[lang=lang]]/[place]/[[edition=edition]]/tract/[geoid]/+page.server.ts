import { tractMapWords } from '#components/tract/map-words.ts';
import { ServerOnly } from '#components/server-only.ts';
import { readTractPage, tractAddresses } from '#pipeline/pages/tract-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => tractAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readTractPage(params, tractMapWords(params.lang))),
});

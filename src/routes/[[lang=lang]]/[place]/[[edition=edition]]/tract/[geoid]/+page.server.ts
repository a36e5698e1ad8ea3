import { tractMapWords } from '#components/tract/map-words.ts';
import { readTractPage, tractAddresses } from '#pipeline/pages/tract-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => tractAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: readTractPage(params, tractMapWords(params.lang)),
});

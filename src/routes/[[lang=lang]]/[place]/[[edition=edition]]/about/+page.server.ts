import { editionAddresses } from '#pipeline/pages/addresses.ts';
import { readPlaceCopy } from '#pipeline/read-copy.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => editionAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: readPlaceCopy(params.place, params.lang ?? 'en'),
});

import { editionAddresses } from '#pipeline/pages/addresses.ts';
import { readDataPage } from '#pipeline/pages/data-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => editionAddresses();

export const load: PageServerLoad = ({ params }) => ({ page: readDataPage(params.place, params.edition) });

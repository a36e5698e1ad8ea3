import { ServerOnly } from '#components/server-only.ts';
import { editionAddresses } from '#pipeline/pages/addresses.ts';
import { readDataPage } from '#pipeline/pages/data-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => editionAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readDataPage(params.place, params.edition)),
});

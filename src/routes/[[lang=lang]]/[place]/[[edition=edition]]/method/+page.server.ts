import { ServerOnly } from '#components/server-only.ts';
import { editionAddresses } from '#pipeline/pages/addresses.ts';
import { readMethodPage } from '#pipeline/pages/method-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => editionAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readMethodPage(params.place, params.edition)),
});

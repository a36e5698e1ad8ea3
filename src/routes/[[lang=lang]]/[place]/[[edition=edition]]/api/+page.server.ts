import { ServerOnly } from '#components/server-only.ts';
import { editionAddresses } from '#pipeline/pages/addresses.ts';
import { readApiPage } from '#pipeline/pages/api-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => editionAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readApiPage(params.place, params.edition)),
});

import { ServerOnly } from '#components/server-only.ts';
import { placeAddresses } from '#pipeline/pages/addresses.ts';
import { readHelpPage } from '#pipeline/pages/help-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => placeAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readHelpPage(params.place, params.lang ?? 'en')),
});

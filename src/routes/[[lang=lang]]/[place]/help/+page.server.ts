import { placeAddresses } from '#pipeline/pages/addresses.ts';
import { readHelpPage } from '#pipeline/pages/help-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => placeAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: readHelpPage(params.place, params.lang ?? 'en'),
});

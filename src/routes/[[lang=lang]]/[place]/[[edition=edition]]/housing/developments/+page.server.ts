import { ServerOnly } from '#components/server-only.ts';
import { housingListAddresses, readHousingPage } from '#pipeline/pages/housing-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => housingListAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readHousingPage(params.place, params.edition)),
});

import { ServerOnly } from '#components/server-only.ts';
import { editionAddresses } from '#pipeline/pages/addresses.ts';
import { hasTowns } from '#pipeline/pages/open-editions.ts';
import { readTownsPage } from '#pipeline/pages/towns-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => editionAddresses().filter(({ place }) => hasTowns(place));

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readTownsPage(params.place, params.edition)),
});

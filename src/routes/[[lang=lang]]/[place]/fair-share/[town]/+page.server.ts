import { ServerOnly } from '#components/server-only.ts';
import { fairShareTownAddresses, readFairShareTownPage } from '#pipeline/pages/fair-share-town-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => fairShareTownAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readFairShareTownPage(params.place, params.town)),
});

import { ServerOnly } from '#components/server-only.ts';
import { kindAddresses } from '#pipeline/pages/addresses.ts';
import { readKindPage } from '#pipeline/pages/kind-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => kindAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readKindPage(params.place, params.edition, params.kind)),
});

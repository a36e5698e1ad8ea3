import { ServerOnly } from '#components/server-only.ts';
import { editionAddresses } from '#pipeline/pages/addresses.ts';
import { readChangesPage } from '#pipeline/pages/changes-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => editionAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readChangesPage(params.place, params.edition)),
});

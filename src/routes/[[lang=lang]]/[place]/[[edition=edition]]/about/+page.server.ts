import { ServerOnly } from '#components/server-only.ts';
import { editionAddresses } from '#pipeline/pages/addresses.ts';
import { openPlaceConfig } from '#pipeline/place-config.ts';
import { readPlaceCopy } from '#pipeline/read-copy.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => editionAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly({
    copy: readPlaceCopy(params.place, params.lang ?? 'en'),
    contact: openPlaceConfig(params.place).contact,
  }),
});

import type { TownPaint } from '#artifacts/svg-map/towns-map.ts';
import { ServerOnly } from '#components/server-only.ts';
import { fairShareMap, readFairSharePage } from '#pipeline/pages/fair-share-page.ts';
import { fairShareAddresses } from '#pipeline/pages/fair-share-town-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => fairShareAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readFairSharePage(params.place)),
  drawMap: new ServerOnly((label: string, paintOf: (geoid: string) => TownPaint | undefined) =>
    fairShareMap(params.place, label, paintOf),
  ),
});

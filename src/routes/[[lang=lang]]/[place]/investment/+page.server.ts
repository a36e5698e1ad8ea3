import { ServerOnly } from '#components/server-only.ts';
import { investmentAddresses, readInvestmentPage } from '#pipeline/pages/investment-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => investmentAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readInvestmentPage(params.place, params.lang === 'es' ? 'es' : 'en')),
});

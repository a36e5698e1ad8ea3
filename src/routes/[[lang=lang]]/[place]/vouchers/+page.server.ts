import { ServerOnly } from '#components/server-only.ts';
import { readVoucherPage, voucherAddresses } from '#pipeline/pages/voucher-page.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => voucherAddresses();

export const load: PageServerLoad = ({ params }) => ({
  page: new ServerOnly(readVoucherPage(params.place, params.lang === 'es' ? 'es' : 'en')),
});

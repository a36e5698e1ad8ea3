import { VOUCHER_FILES, voucherAddresses, voucherFile } from '#pipeline/pages/voucher-page.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = () =>
  voucherAddresses()
    .filter(({ lang }) => lang === undefined)
    .flatMap(({ place }) => VOUCHER_FILES.map((file) => ({ place, file })));

export const GET: RequestHandler = ({ params }) => {
  const type = params.file.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json';
  return new Response(voucherFile(params.place, params.file), { headers: { 'content-type': type } });
};

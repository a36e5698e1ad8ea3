import { INVESTMENT_FILES, investmentAddresses, investmentFile } from '#pipeline/pages/investment-page.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = () =>
  investmentAddresses()
    .filter(({ lang }) => lang === undefined)
    .flatMap(({ place }) => INVESTMENT_FILES.map((file) => ({ place, file })));

export const GET: RequestHandler = ({ params }) => {
  const type = params.file.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json';
  return new Response(investmentFile(params.place, params.file), { headers: { 'content-type': type } });
};

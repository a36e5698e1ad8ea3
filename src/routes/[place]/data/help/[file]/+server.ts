import { placeAddresses } from '#pipeline/pages/addresses.ts';
import { HELP_FILES, helpFile } from '#pipeline/pages/help-files.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = () =>
  placeAddresses()
    .filter(({ lang }) => lang === undefined)
    .flatMap(({ place }) => HELP_FILES.map((file) => ({ place, file })));

export const GET: RequestHandler = ({ params }) => {
  const type = params.file.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json';
  return new Response(helpFile(params.place, params.file), { headers: { 'content-type': type } });
};

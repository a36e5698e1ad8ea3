import { twinAddresses, twinText } from '#pipeline/pages/twins.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = () => [...twinAddresses()];

export const GET: RequestHandler = ({ params }) => {
  const type = params.file.endsWith('.json') ? 'application/json' : 'text/csv; charset=utf-8';
  return new Response(twinText(params), { headers: { 'content-type': type } });
};

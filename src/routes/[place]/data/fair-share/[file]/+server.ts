import { FAIR_SHARE_FILES, fairShareFile } from '#pipeline/pages/fair-share-page.ts';
import { fairShareAddresses } from '#pipeline/pages/fair-share-town-page.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = () =>
  fairShareAddresses()
    .filter(({ lang }) => lang === undefined)
    .flatMap(({ place }) => FAIR_SHARE_FILES.map((file) => ({ place, file })));

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export const GET: RequestHandler = ({ params }) => {
  const body = fairShareFile(params.place, params.file);
  const type = TYPES[params.file.split('.')[1] ?? ''] ?? 'application/json';
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
};

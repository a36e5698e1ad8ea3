import { readSiteLayout } from '#pipeline/site-layout.ts';
import type { LayoutServerLoad } from './$types';

export const prerender = true;
export const csr = false;
export const trailingSlash = 'always';

export const load: LayoutServerLoad = ({ params, url }) => readSiteLayout(params, url.pathname);

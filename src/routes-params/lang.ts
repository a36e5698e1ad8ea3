import type { ParamMatcher } from '@sveltejs/kit';

/** English has no prefix in the URL. */
export const match = ((param: string): param is 'es' => param === 'es') satisfies ParamMatcher;

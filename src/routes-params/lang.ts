import type { ParamMatcher } from '@sveltejs/kit';

/** English has no prefix in the address; inside it may be named, see src/routes-hooks.ts. */
export const match = ((param: string): param is 'en' | 'es' =>
  param === 'en' || param === 'es') satisfies ParamMatcher;

import type { ParamMatcher } from '@sveltejs/kit';

/** Such as "2014-published"; the default edition of a place has no segment. */
export const match: ParamMatcher = (param) => /^\d{4}(-[a-z]+)?$/.test(param);

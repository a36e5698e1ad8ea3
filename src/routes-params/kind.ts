import { type PageKind, PAGE_KINDS } from '#core/area.ts';
import type { ParamMatcher } from '@sveltejs/kit';

/** Kinds of areas that have pages, such as "house". */
export const match = ((param: string): param is PageKind =>
  PAGE_KINDS.some((kind) => kind === param)) satisfies ParamMatcher;

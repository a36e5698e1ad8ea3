import { Problem } from './problem.ts';

/** Kinds of areas a figure can be about. Ids are always `kind:id`: bare numbers collide between kinds. */
export const AREA_KINDS = [
  'state',
  'town',
  'region',
  'county',
  'house',
  'senate',
  'school-district',
  'tracts',
] as const;

export type AreaKind = (typeof AREA_KINDS)[number];

/** Kinds of areas that have pages and twins. */
export const PAGE_KINDS = [
  'town',
  'region',
  'county',
  'house',
  'senate',
  'school-district',
] as const satisfies readonly AreaKind[];

export type PageKind = (typeof PAGE_KINDS)[number];

export interface AreaId {
  readonly kind: AreaKind;
  readonly id: string;
}

/**
 * Area id from `kind:id`, such as `town:0901301080` or `region:09110`.
 *
 * @throws Problem 'area-id' naming the kinds there are
 * @example parseAreaId('region:09110') // => { kind: 'region', id: '09110' }
 */
export function parseAreaId(text: string): AreaId {
  const [, kind, id] = /^([a-z-]+):(.+)$/.exec(text) ?? [];
  const known = AREA_KINDS.find((candidate) => candidate === kind);
  if (known !== undefined && id !== undefined) return { kind: known, id };
  throw new Problem('area-id', 'is not an area', {
    value: text,
    exitCode: 3,
    remedy: `write KIND:ID with one of the kinds ${AREA_KINDS.join(', ')}, such as town:0901301080`,
  });
}

import type { Edition } from '#opportunity/edition.ts';

/**
 * Source and period of the counts of people in group quarters.
 *
 * @example sourceOfGroupQuarters({ sources: [{ table: 'tables/group-quarters-2010.csv', publisher: 'USDA', period: '2010' }] }) // => { source: 'USDA', period: '2010' }
 */
export function sourceOfGroupQuarters(edition: {
  readonly sources: readonly Pick<Edition['sources'][number], 'table' | 'publisher' | 'period'>[];
}): { readonly source: string; readonly period: string } {
  const own = edition.sources.find(({ table }) => table.includes('group-quarters'));
  return { source: own?.publisher ?? '', period: own?.period ?? '' };
}

import type { Edition, EditionArea } from '#opportunity/edition.ts';

/** An area that a tract lies in, and how much of the tract is counted there. */
export interface AreaOfTract {
  /** `kind:id`, such as "house:018". */
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  /** 1: the whole tract; 0: the area shows the tract, another one counts it. */
  readonly share: number;
}

function shareIn(area: EditionArea, tract: number): number | undefined {
  const own = area.tracts.find(([index]) => index === tract);
  if (own !== undefined) return own[1];
  return area.sharedTracts.includes(tract) ? 0 : undefined;
}

/**
 * Areas that a tract lies in: town, region, county, districts, in the order of the edition, the largest part first
 * within a kind; the state itself is left out.
 *
 * @param tract index into the edition's tracts
 * @example areasOfTract({ areas: [{ id: 'town:1', name: 'A', slug: 'a', tracts: [[7, 1]], sharedTracts: [], neighbors: [] }] }, 7) // => [{ id: 'town:1', name: 'A', slug: 'a', share: 1 }]
 */
export function areasOfTract(edition: Pick<Edition, 'areas'>, tract: number): readonly AreaOfTract[] {
  const found = edition.areas.flatMap((area): AreaOfTract[] => {
    const share = area.id.startsWith('state:') ? undefined : shareIn(area, tract);
    return share === undefined ? [] : [{ id: area.id, name: area.name, slug: area.slug, share }];
  });
  const kinds = [...new Set(found.map(({ id }) => id.split(':')[0]))];
  return kinds.flatMap((kind) =>
    found.filter(({ id }) => id.split(':')[0] === kind).sort((a, b) => b.share - a.share),
  );
}

/**
 * Whether any of some areas counts a part of a tract only.
 *
 * @example isTractCut([{ tracts: [[7, 1]] }, { tracts: [[8, 0.4]] }]) // => true
 */
export function isTractCut(areas: readonly Pick<EditionArea, 'tracts'>[]): boolean {
  return areas.some(({ tracts }) => tracts.some(([, share]) => share < 1));
}

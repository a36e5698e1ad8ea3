import type { EditionTracts } from '#opportunity/edition.ts';

/**
 * Indexes of the tracts to which sampling error could give another level; none where that was not studied.
 *
 * @see docs/method/margins.md
 * @example unsureTracts({ stability: { draws: 400, seed: 1, heldFixed: [], sameShare: [1, 0.7], couldBe: [null, 'low'] } }) // => [1]
 */
export function unsureTracts({ stability }: Pick<EditionTracts, 'stability'>): readonly number[] {
  return (stability?.couldBe ?? []).flatMap((level, tract) => (level === null ? [] : [tract]));
}

import { Problem } from '#core/problem.ts';

/** Ids that a table may have been given instead of those of the official list, and what translates them. */
export interface OtherIds {
  /** What they are, such as "2010 tracts" or "the code used until 2022". */
  readonly what: string;
  /** A code of the very same tracts, or tracts of another census. */
  readonly kind: 'other-code' | 'other-census';
  readonly ids: ReadonlySet<string>;
  /** File that translates them, with its columns and its number of rows. */
  readonly crosswalk: string;
}

export interface TractIdCheck {
  readonly file: string;
  readonly ids: readonly string[];
  readonly official: ReadonlySet<string>;
  readonly others: readonly OtherIds[];
}

const SHOWN = 10;

function knownShare(ids: readonly string[], known: ReadonlySet<string>): number {
  return ids.filter((id) => known.has(id)).length / ids.length;
}

function strangers({ file }: TractIdCheck, unknown: readonly string[]): Problem[] {
  return unknown.map(
    (id) =>
      new Problem('row-unknown', 'is no tract of the official list', {
        file,
        value: id,
        remedy: 'take the row out, or correct the id',
      }),
  );
}

function wrongVintage(check: TractIdCheck, unknown: readonly string[], other: OtherIds): Problem {
  const { file, ids } = check;
  const matched = ids.length - unknown.length;
  const percent = ((100 * matched) / ids.length).toFixed(1);
  const value = unknown.slice(0, SHOWN).join(', ');
  const remedy = `translate them with ${other.crosswalk}`;
  if (other.kind === 'other-census') {
    const what = `names ${other.what}: ${matched} of ${ids.length} ids (${percent} %) are on the list of this edition`;
    return new Problem('ids-other-census', what, {
      file,
      value,
      remedy: `${remedy}: counts by sum, rates by mean over people, medians not at all`,
    });
  }
  if (matched === 0) {
    const what = `names the tracts in ${other.what}: 0 of ${ids.length} ids would match`;
    return new Problem('ids-other-code', what, { file, value, remedy });
  }
  const what = `mixes two codes: ${matched} ids of the list, ${unknown.length} in ${other.what}`;
  return new Problem('ids-mixed', what, { file, value, remedy });
}

/**
 * Compares the tract ids of a table with the official list of an edition.
 *
 * A join on ids of another code or census would not fail by itself: it would empty the table without a word.
 *
 * @returns no problem, one for the whole table when its ids are those of another vintage, else one for each stranger
 * @see docs/method/bridge.md
 * @example checkTractIds({ file: 'a.csv', ids: ['1'], official: new Set(['1', '2']), others: [] }) // => []
 */
export function checkTractIds(check: TractIdCheck): readonly Problem[] {
  const unknown = check.ids.filter((id) => !check.official.has(id));
  if (unknown.length === 0) return [];
  const [best] = check.others
    .map((other) => ({ other, share: knownShare(unknown, other.ids) }))
    .sort((a, b) => b.share - a.share);
  return best !== undefined && best.share > 0.5
    ? [wrongVintage(check, unknown, best.other)]
    : strangers(check, unknown);
}

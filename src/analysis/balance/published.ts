import { type Cell } from '#core/missing.ts';
import type { AreaBalance, LineBalance } from './balance-by-level.ts';

/** A published figure that one of ours can stand beside. */
export interface PublishedPair {
  /** Id in published-figures.csv. */
  readonly id: string;
  readonly line: string;
  readonly ours: Cell;
  /** What differs in what is counted, so that nobody takes the two for one. */
  readonly caution: 'other-year' | 'partial-list' | 'all-homes' | 'other-survey';
}

/** What each published figure says, as one of our shares. */
const PAIRS: readonly {
  readonly id: string;
  readonly line: string;
  readonly caution: PublishedPair['caution'];
  readonly share: (line: LineBalance) => Cell;
}[] = [
  { id: 'hcv_48', line: 'vouchers', caution: 'other-year', share: ({ shares }) => shares['very-low'] },
  { id: 'hcv_83', line: 'vouchers', caution: 'other-survey', share: ({ inDefined }) => inDefined.minority },
  { id: 'lihtc_88', line: 'tax-credit', caution: 'partial-list', share: (line) => line.moderateOrLower },
  { id: 'lihtc_76', line: 'tax-credit', caution: 'all-homes', share: ({ inDefined }) => inDefined.minority },
  {
    id: 'oob_units85',
    line: 'public-housing',
    caution: 'other-year',
    share: ({ moderateOrLower }) => moderateOrLower,
  },
  {
    id: 'oob_units85',
    line: 'section-8',
    caution: 'other-year',
    share: ({ moderateOrLower }) => moderateOrLower,
  },
];

/**
 * Our shares that stand beside published figures. Both are shown with their dates; ours is never made to fit.
 *
 * @param balance of the whole state
 */
export function pairWithPublished({ lines }: Pick<AreaBalance, 'lines'>): readonly PublishedPair[] {
  return PAIRS.flatMap(({ id, line, caution, share }) => {
    const own = lines.find((known) => known.id === line);
    return own === undefined ? [] : [{ id, line, caution, ours: share(own) }];
  });
}

/** Published shares of land in the defined areas, by definition. */
export const PUBLISHED_LAND = {
  minority: 'basis_min_land',
  'high-poverty': 'basis_pov_land',
  rcap: 'basis_rcap_land',
} as const;

import type { TractCounts } from './model.ts';

/**
 * A count less a part of it, such as households less those that own their home.
 *
 * @param whole by tract, with margins
 * @param part of the same tracts in the same order
 * @returns no count where one of them has none; the margin as the Census Bureau writes it for a difference, which is
 *   too wide for a part of the whole and never too narrow
 * @see U.S. Census Bureau, Understanding and Using ACS Data (2020), chapter 8
 * @example lessPart({ value: [10], moe: [3] }, { value: [4], moe: [4] }) // => { value: [6], moe: [5] }
 */
export function lessPart(whole: TractCounts, part: TractCounts): TractCounts {
  return {
    value: whole.value.map((value, i) => {
      const own = part.value[i] ?? null;
      return value === null || own === null ? null : value - own;
    }),
    moe: whole.moe.map((moe, i) => (moe === null ? null : Math.hypot(moe, part.moe[i] ?? 0))),
  };
}

/**
 * People outside of a share, such as people of a tract that is marked as one with low access to food stores.
 *
 * @param people by tract, with margins
 * @param shares 0–1 in the same order, without a margin of their own
 * @returns no count where there is no share
 * @example outsideShare({ value: [100], moe: [10] }, [0.75]) // => { value: [25], moe: [2.5] }
 */
export function outsideShare(people: TractCounts, shares: readonly (number | null)[]): TractCounts {
  const part = (value: number | null, i: number): number | null => {
    const share = shares[i] ?? null;
    return value === null || share === null ? null : value * (1 - share);
  };
  return { value: people.value.map(part), moe: people.moe.map(part) };
}

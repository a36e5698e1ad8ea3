/** People of an area by apportioned tracts, beside the publisher's own count. */
export interface ApportionedCount {
  readonly area: string;
  readonly published: number;
  readonly apportioned: number;
  /** Published margin of error (90 %). */
  readonly moe: number;
}

/** How far apportioned counts lie from published ones. */
export interface ApportionmentError {
  readonly areaCount: number;
  /** Half of the summed distances, as a share of all people: people counted in a wrong area. */
  readonly misplacedShare: number;
  /** Median of |apportioned − published| / published. */
  readonly medianError: number;
  /** Largest of them, with its area. */
  readonly largestError: number;
  readonly largestArea: string;
  /** Areas whose apportioned count lies within the published margin of error. */
  readonly withinMoeCount: number;
}

/**
 * Count of an area from its tracts and the shares of them.
 *
 * A tract's people are split by its shares, as if they lived evenly over its land.
 * @example apportion([['a', 0.5], ['b', 1]], new Map([['a', 10], ['b', 3]])) // => 8
 */
export function apportion(
  shares: readonly (readonly [string, number])[],
  countByTract: ReadonlyMap<string, number>,
): number {
  return shares.reduce((sum, [tract, share]) => sum + share * (countByTract.get(tract) ?? 0), 0);
}

function relativeError({ published, apportioned }: ApportionedCount): number {
  return published === 0 ? 0 : Math.abs(apportioned - published) / published;
}

/**
 * Distance of apportioned counts from the publisher's own.
 *
 * @param counts at least one area
 * @example apportionmentError([{ area: 'a', published: 10, apportioned: 9, moe: 2 }]).medianError // => 0.1
 */
export function apportionmentError(counts: readonly ApportionedCount[]): ApportionmentError {
  const sorted = counts.toSorted((a, b) => relativeError(a) - relativeError(b));
  const errors = sorted.map(relativeError);
  const middle = [
    errors[Math.floor((errors.length - 1) / 2)] ?? 0,
    errors[Math.ceil((errors.length - 1) / 2)] ?? 0,
  ];
  const people = counts.reduce((sum, { published }) => sum + published, 0);
  const distance = counts.reduce((sum, one) => sum + Math.abs(one.apportioned - one.published), 0);
  return {
    areaCount: counts.length,
    misplacedShare: people === 0 ? 0 : distance / 2 / people,
    medianError: ((middle[0] ?? 0) + (middle[1] ?? 0)) / 2,
    largestError: errors.at(-1) ?? 0,
    largestArea: sorted.at(-1)?.area ?? '',
    withinMoeCount: counts.filter(
      ({ published, apportioned, moe }) => Math.abs(apportioned - published) <= moe,
    ).length,
  };
}

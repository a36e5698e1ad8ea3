import type { AreaDefinition } from './model.ts';

/** Figures of one tract that the definitions ask for. */
export interface TractPeople {
  readonly people: number;
  readonly nhWhite: number;
  readonly povertyUniverse: number;
  readonly belowPoverty: number;
  /** Region whose poverty the tract is compared with; null when it lies in none. */
  readonly region: string | null;
}

/** Everyone below the poverty line, and everyone compared with it, by region. */
function regionalPoverty(
  tracts: readonly TractPeople[],
): ReadonlyMap<string | null, readonly [number, number]> {
  const sums = new Map<string | null, readonly [number, number]>();
  for (const { region, belowPoverty, povertyUniverse } of tracts) {
    const [poor, all] = sums.get(region) ?? [0, 0];
    sums.set(region, [poor + belowPoverty, all + povertyUniverse]);
  }
  return sums;
}

const ofColor = ({ people, nhWhite }: TractPeople): number => people - nhWhite;

/**
 * Tracts that meet each of the organization's published definitions.
 *
 * A tract without people, or without anyone whose income is compared with the poverty line, meets none that asks for it.
 * "Regional poverty" is that of the planning region: everyone in it below the poverty line over everyone compared.
 *
 * @returns tract indexes by definition
 * @see docs/method/balance.md
 * @example findDefinedAreas([{ people: 10, nhWhite: 6, povertyUniverse: 10, belowPoverty: 1, region: null }]).minority // => [0]
 */
export function findDefinedAreas(
  tracts: readonly TractPeople[],
): Readonly<Record<AreaDefinition, readonly number[]>> {
  const regions = regionalPoverty(tracts);
  const where = (test: (tract: TractPeople) => boolean): number[] =>
    tracts.flatMap((tract, index) => (tract.people > 0 && test(tract) ? [index] : []));
  // Whole numbers on both sides: a tract that lies on an edge must not fall to rounding.
  return {
    minority: where((tract) => 100 * ofColor(tract) >= 30 * tract.people),
    'high-poverty': where((tract) => 1000 * tract.belowPoverty > 92 * tract.povertyUniverse),
    rcap: where((tract) => {
      const [poor, all] = regions.get(tract.region) ?? [0, 0];
      const isPoor = tract.belowPoverty > 0 && tract.belowPoverty * all >= 3 * poor * tract.povertyUniverse;
      return 2 * ofColor(tract) >= tract.people && isPoor;
    }),
  };
}

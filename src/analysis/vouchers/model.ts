import { LEVELS, type Level } from '#core/level.ts';

/** Rents for 0, 1, 2, 3 and 4 bedrooms, in dollars a month. */
export type Rents = readonly [number, number, number, number, number];

/** Sizes of homes that have a rent. */
export const BEDROOMS = [0, 1, 2, 3, 4] as const;

export type Bedrooms = (typeof BEDROOMS)[number];

/** Payment standards that a housing authority sent in: exact amounts in place of a range. */
export interface AuthorityStandards {
  readonly id: string;
  readonly name: string;
  /** The day from which the amounts are paid, such as "2025-01-01". */
  readonly from: string;
  /** By "all", by GEOID of a town, or by ZIP code; the narrowest that fits a place is used. */
  readonly rents: Readonly<Record<string, Rents>>;
}

/** Everything that voucher choice needs, in one file that the page carries whole: it asks for nothing later. */
export interface VoucherModel {
  readonly format: 'evenground-voucher-model/1';
  readonly fiscalYear: number;
  /** Last day of the fiscal year of the rents. */
  readonly lastDay: string;
  /** Least and most that an authority may pay, in percent of the rent. */
  readonly percents: readonly [number, number];
  /** Codes of the areas where every authority must use the rents of ZIP codes. */
  readonly smallAreas: readonly string[];
  readonly areas: Readonly<Record<string, string>>;
  /** One entry for each ZIP code in each area. */
  readonly zips: {
    readonly zip: readonly string[];
    readonly area: readonly string[];
    readonly rents: readonly Rents[];
  };
  readonly towns: {
    readonly geoid: readonly string[];
    readonly name: readonly string[];
    readonly longitude: readonly number[];
    readonly latitude: readonly number[];
    readonly area: readonly string[];
    /** Rent of the area of each town; null where HUD's table does not have the town. */
    readonly rents: readonly (Rents | null)[];
    /** ZIP codes of each town, the one with most of its people first. */
    readonly zips: readonly (readonly string[])[];
    /** How many of them hold at least one percent of its people: those are shown for the town. */
    readonly mainZips: readonly number[];
    /** Share of children at grade level, the mean of reading and mathematics. */
    readonly schools: readonly (number | null)[];
    /** Share of the people in tracts with a store in reach. */
    readonly food: readonly (number | null)[];
    /** Mean level of the people, 1 (very low) … 5 (very high). */
    readonly levelMean: readonly (number | null)[];
    /** Number of tracts of each level. */
    readonly levelCounts: readonly (readonly number[])[];
  };
  readonly tracts: {
    readonly geoid: readonly string[];
    readonly name: readonly string[];
    /** Row of the town. */
    readonly town: readonly number[];
    readonly longitude: readonly number[];
    readonly latitude: readonly number[];
    readonly zip: readonly string[];
    readonly level: readonly (Level | null)[];
    readonly food: readonly (number | null)[];
  };
  /** Villages and ZIP codes: kind, name, rows of the towns they lie in. */
  readonly names: readonly (readonly ['village' | 'zip', string, readonly number[]])[];
  readonly stations: readonly (readonly [string, number, number])[];
  readonly standards: readonly AuthorityStandards[];
}

/** A town or a tract, as it is ranked and shown. */
export interface VoucherPlace {
  readonly kind: 'town' | 'tract';
  /** `kind:geoid`. */
  readonly id: string;
  readonly name: string;
  readonly townName: string;
  readonly townGeoid: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly area: string;
  /** Rent of the area; null when it is not known. */
  readonly rents: Rents | null;
  readonly zips: readonly string[];
  readonly schools: number | null;
  readonly food: number | null;
  /** 1 … 5; a tract has a whole number. */
  readonly levelMean: number | null;
  readonly level: Level | null;
  readonly levelCounts: readonly number[];
}

function mainZipsOf({ zips, mainZips }: VoucherModel['towns'], row: number): readonly string[] {
  return (zips[row] ?? []).slice(0, Math.max(1, mainZips[row] ?? 1));
}

/**
 * Towns as places.
 *
 * @param model of a place
 * @returns one a town, in the order of the model
 */
export function townPlaces({ towns }: VoucherModel): readonly VoucherPlace[] {
  return towns.geoid.map((geoid, row) => ({
    ...{ kind: 'town', id: `town:${geoid}`, townGeoid: geoid, level: null },
    ...{ name: towns.name[row] ?? '', townName: towns.name[row] ?? '' },
    ...{ longitude: towns.longitude[row] ?? 0, latitude: towns.latitude[row] ?? 0 },
    ...{ area: towns.area[row] ?? '', rents: towns.rents[row] ?? null, zips: mainZipsOf(towns, row) },
    ...{ schools: towns.schools[row] ?? null, food: towns.food[row] ?? null },
    ...{ levelMean: towns.levelMean[row] ?? null, levelCounts: towns.levelCounts[row] ?? [] },
  }));
}

/**
 * Tracts as places: rents of their town, schools of their town, their own ZIP code, level and store.
 *
 * @param model of a place
 * @returns one a tract, in the order of the model
 */
export function tractPlaces(model: VoucherModel): readonly VoucherPlace[] {
  const towns = townPlaces(model);
  const { tracts } = model;
  return tracts.geoid.flatMap((geoid, row): VoucherPlace[] => {
    const town = towns[tracts.town[row] ?? -1];
    const level = tracts.level[row] ?? null;
    if (town === undefined) return [];
    return [
      {
        ...town,
        ...{ kind: 'tract', id: `tract:${geoid}`, name: tracts.name[row] ?? '', level, levelCounts: [] },
        ...{ longitude: tracts.longitude[row] ?? 0, latitude: tracts.latitude[row] ?? 0 },
        ...{ zips: [tracts.zip[row] ?? ''], food: tracts.food[row] ?? null },
        levelMean: level === null ? null : LEVELS.indexOf(level) + 1,
      },
    ];
  });
}

import type { AuthorityStandards, Bedrooms, Rents, VoucherModel, VoucherPlace } from './model.ts';

/** What a voucher can pay in a place, rent and utilities together, in dollars a month. */
export interface Amount {
  readonly least: number;
  readonly most: number;
  /** Rents of ZIP codes, rent of the whole area, or the amounts that the authority itself sent in. */
  readonly basis: 'small-area' | 'area' | 'authority';
  /** The rent that the percents are taken of; null for an amount of an authority. */
  readonly rent: number | null;
  /** ZIP code the amount is for; null where one amount is good for the whole place. */
  readonly zip: string | null;
}

/** What decides which rents are used. */
export interface AmountChoice {
  readonly bedrooms: Bedrooms;
  /** The authority uses rents of ZIP codes also where it does not have to. */
  readonly smallAreas: boolean;
  /** Authority whose own amounts are loaded; undefined for none. */
  readonly authority?: AuthorityStandards | undefined;
}

/**
 * A percent of a rent in whole dollars, half a dollar up, as HUD rounds it.
 *
 * @param rent whole dollars a month
 * @param percent such as 110
 * @see HUD's own 90 and 110 percent columns of fiscal year 2024, which the test compares for all 387 rows
 * @example percentOf(1460, 110) // => 1606
 */
export function percentOf(rent: number, percent: number): number {
  return Math.floor((rent * percent + 50) / 100);
}

function rangeOf({ percents }: VoucherModel, rent: number): Pick<Amount, 'least' | 'most' | 'rent'> {
  return { least: percentOf(rent, percents[0]), most: percentOf(rent, percents[1]), rent };
}

const rowsByZip = new WeakMap<VoucherModel, ReadonlyMap<string, readonly number[]>>();

function zipRows(model: VoucherModel, zip: string): readonly number[] {
  const known = rowsByZip.get(model);
  if (known !== undefined) return known.get(zip) ?? [];
  const made = new Map<string, number[]>();
  model.zips.zip.forEach((own, row) => made.set(own, [...(made.get(own) ?? []), row]));
  rowsByZip.set(model, made);
  return made.get(zip) ?? [];
}

function smallAreaRents(model: VoucherModel, zip: string, area: string): Rents | undefined {
  const row = zipRows(model, zip).find((one) => model.zips.area[one] === area);
  return row === undefined ? undefined : model.zips.rents[row];
}

function authorityAmounts({ rents }: AuthorityStandards, place: VoucherPlace, bedrooms: Bedrooms): Amount[] {
  const amount = (own: Rents, zip: string | null): Amount => ({
    ...{ least: own[bedrooms], most: own[bedrooms], basis: 'authority', rent: null, zip },
  });
  const whole = rents[place.townGeoid] ?? rents['all'];
  if (!place.zips.some((zip) => rents[zip] !== undefined))
    return whole === undefined ? [] : [amount(whole, null)];
  // One ZIP code has amounts of its own: the others keep those of the town or of the whole authority.
  return place.zips.flatMap((zip) => {
    const own = rents[zip] ?? whole;
    return own === undefined ? [] : [amount(own, zip)];
  });
}

/**
 * What a voucher can pay in a town or tract.
 *
 * The amounts of the authority itself where they are loaded; else 90 to 110 percent of the rents of ZIP codes where they
 * must be used (or the authority chose to), else of the rent of the area.
 *
 * @returns one amount for the place, or one for each of its ZIP codes; none where no rent is known
 * @see 24 CFR 982.503; docs/method/voucher-choice.md
 */
export function amountsOf(model: VoucherModel, place: VoucherPlace, choice: AmountChoice): readonly Amount[] {
  const { bedrooms, authority } = choice;
  const own = authority === undefined ? [] : authorityAmounts(authority, place, bedrooms);
  if (own.length > 0) return own;
  const isSmallArea = choice.smallAreas || model.smallAreas.includes(place.area);
  const byZip = place.zips.flatMap((zip): Amount[] => {
    const rents = isSmallArea ? smallAreaRents(model, zip, place.area) : undefined;
    return rents === undefined ? [] : [{ ...rangeOf(model, rents[bedrooms]), basis: 'small-area', zip }];
  });
  if (byZip.length > 0) return byZip;
  if (place.rents === null) return [];
  return [{ ...rangeOf(model, place.rents[bedrooms]), basis: 'area', zip: null }];
}

/** An amount for a ZIP code, the towns to choose from where it depends on the town, or nothing known. */
export type ZipAnswer =
  | { readonly kind: 'amount'; readonly amount: Amount; readonly area: string }
  | {
      readonly kind: 'ask-town';
      readonly towns: readonly string[];
      readonly areas: readonly string[];
      /** Areas in which no town is known to hold the ZIP code: the reader may still say that the home is there. */
      readonly otherAreas: readonly string[];
    }
  /** HUD lists the ZIP code with an area that has no town of the place: it is of another state. */
  | { readonly kind: 'elsewhere'; readonly area: string }
  | { readonly kind: 'unknown' };

/** GEOIDs of the towns that a ZIP code touches, however little. */
function townsOfZip({ towns }: VoucherModel, zip: string): readonly string[] {
  return towns.geoid.filter((_, row) => towns.zips[row]?.includes(zip) === true);
}

function townAnswer(model: VoucherModel, zip: string, choice: AmountChoice, town: VoucherPlace): ZipAnswer {
  const [amount] = amountsOf(model, { ...town, zips: [zip] }, choice);
  return amount === undefined ? { kind: 'unknown' } : { kind: 'amount', amount, area: town.area };
}

/** The authority's own amount for a ZIP code; where it has amounts by town, a ZIP code of several towns asks for one. */
function authorityAnswer(
  model: VoucherModel,
  zip: string,
  choice: AmountChoice,
  inZip: readonly VoucherPlace[],
): ZipAnswer | undefined {
  const rents = choice.authority?.rents;
  const [any] = inZip;
  if (rents === undefined || any === undefined) return undefined;
  const isOfTown = inZip.some(({ townGeoid }) => rents[townGeoid] !== undefined);
  if (rents[zip] === undefined && isOfTown && inZip.length > 1) {
    const areas = [...new Set(inZip.map(({ area }) => area))];
    return { kind: 'ask-town', towns: inZip.map(({ townGeoid }) => townGeoid), areas, otherAreas: [] };
  }
  const isKnown = rents[zip] !== undefined || isOfTown || rents['all'] !== undefined;
  return isKnown ? townAnswer(model, zip, choice, any) : undefined;
}

/**
 * What a voucher can pay in a ZIP code.
 *
 * A ZIP code that lies in several areas has one amount only where rents of ZIP codes count in all of them and agree:
 * else the town is asked for.
 *
 * @param zip five digits
 * @param towns all towns of the model, as places
 * @param chosen GEOID of the town that the reader chose, or `area:CODE` for another town of that area; '' before
 */
export function amountForZip(
  model: VoucherModel,
  zip: string,
  choice: AmountChoice,
  towns: readonly VoucherPlace[],
  chosen = '',
): ZipAnswer {
  const own = townsOfZip(model, zip);
  const inZip = towns.filter((town) => own.includes(town.townGeoid));
  const rows = zipRows(model, zip);
  const areas = [...new Set(rows.map((row) => model.zips.area[row] ?? ''))];
  const isSmallArea = (area: string): boolean => choice.smallAreas || model.smallAreas.includes(area);
  const town =
    inZip.find(({ townGeoid }) => townGeoid === chosen) ??
    towns.find(({ area }) => chosen === `area:${area}` && areas.includes(area));
  if (town !== undefined) return townAnswer(model, zip, choice, town);
  const ofAuthority = authorityAnswer(model, zip, choice, inZip);
  if (ofAuthority !== undefined) return ofAuthority;
  const rents = new Set(rows.map((row) => model.zips.rents[row]?.[choice.bedrooms]));
  const [rent] = rents;
  if (rent !== undefined && rents.size === 1 && areas.every(isSmallArea)) {
    const amount: Amount = { ...rangeOf(model, rent), basis: 'small-area', zip };
    return { kind: 'amount', amount, area: areas[0] ?? '' };
  }
  const townAreas = new Set(inZip.map((town) => town.area));
  const ownAreas = new Set([...areas, ...townAreas]);
  if (ownAreas.size > 1) {
    const otherAreas = [...ownAreas].filter((area) => !townAreas.has(area));
    return { kind: 'ask-town', towns: own, areas: [...ownAreas], otherAreas };
  }
  const any = inZip[0] ?? towns.find((town) => areas.includes(town.area));
  if (any !== undefined) return townAnswer(model, zip, choice, any);
  return areas[0] === undefined ? { kind: 'unknown' } : { kind: 'elsewhere', area: areas[0] };
}

import type { Edition, EditionTracts, JsonCell } from '#opportunity/edition.ts';

import { jsonText } from './json-text.ts';

/** Columns of tracts that travel to the map. */
export type MapTracts = Pick<
  EditionTracts,
  | 'geoid'
  | 'name'
  | 'town'
  | 'score'
  | 'level'
  | 'noLevel'
  | 'available'
  | 'indicators'
  | 'population'
  | 'groupQuarters'
  | 'missing'
  | 'populationMoe'
  | 'stability'
>;

/** The part of an edition that the interactive map needs: same names, same meaning, fewer digits. */
export interface MapData extends Pick<
  Edition,
  | 'place'
  | 'id'
  | 'label'
  | 'tractVintage'
  | 'populationPeriod'
  | 'populationSource'
  | 'domains'
  | 'indicators'
> {
  readonly tracts: MapTracts;
  readonly areas: readonly { readonly id: string; readonly name: string; readonly slug: string }[];
}

/** Contributions travel only when they are not score share by share (z over the number of indicators). */
type PackedValues = {
  readonly raw: readonly JsonCell[];
  readonly z: readonly JsonCell[];
  readonly contribution?: readonly JsonCell[];
  readonly moe?: readonly JsonCell[];
};

/**
 * A number with so many significant digits, so that files stay small.
 *
 * @example roundTo(0.123456, 3) // => 0.123
 */
export function roundTo(value: JsonCell, decimals: number): JsonCell {
  if (value === null) return null;
  const scale = 10 ** decimals;
  const rounded = Math.round(value * scale) / scale;
  return rounded === 0 ? 0 : rounded;
}

function isEqualShare(edition: Edition, id: string): boolean {
  const { contribution = [], z = [] } = edition.tracts.indicators[id] ?? {};
  return contribution.every((value, tract) => {
    const own = z[tract] ?? null;
    if (value === null || own === null) return value === own;
    return Math.abs(value * (edition.tracts.available[tract] ?? 0) - own) < 1e-9;
  });
}

function packValues(edition: Edition, id: string, decimals: number): PackedValues {
  const { raw = [], z = [], contribution = [], moe } = edition.tracts.indicators[id] ?? {};
  const packed = {
    raw: raw.map((v) => roundTo(v, decimals)),
    z: z.map((v) => roundTo(v, 2)),
    ...(moe === undefined ? {} : { moe: moe.map((v) => roundTo(v, decimals)) }),
  };
  return isEqualShare(edition, id)
    ? packed
    : { ...packed, contribution: contribution.map((v) => roundTo(v, 3)) };
}

/** Decimals of a raw value: a share is printed as percent and needs two more. */
function decimalsOf({ unit, decimals }: Edition['indicators'][number]): number {
  return unit === 'share' || unit === 'change' ? decimals + 2 : decimals;
}

/**
 * The map's data as JSON text, without the values of indicators and margins of people: those travel when a reader first
 * opens a tract, an area or another layer (`mapValuesJson`).
 *
 * Scores keep three digits.
 */
export function mapDataJson(edition: Edition): string {
  const { tracts } = edition;
  return jsonText({
    place: edition.place,
    id: edition.id,
    label: edition.label,
    tractVintage: edition.tractVintage,
    populationPeriod: edition.populationPeriod,
    populationSource: edition.populationSource,
    domains: edition.domains,
    indicators: edition.indicators,
    tracts: {
      geoid: tracts.geoid,
      name: tracts.name,
      town: tracts.town,
      score: tracts.score.map((value) => roundTo(value, 3)),
      level: tracts.level,
      noLevel: tracts.noLevel,
      available: tracts.available,
      population: tracts.population,
      groupQuarters: tracts.groupQuarters,
      missing: tracts.missing,
      ...(tracts.stability === undefined ? {} : { stability: tracts.stability }),
    },
    areas: edition.areas
      .filter(({ id }) => /^(state|town):/.test(id))
      .map(({ id, name, slug }) => ({ id, name, slug })),
  });
}

/**
 * The values of each indicator by tract, and the margins of error of people where the edition has some, as JSON text.
 *
 * Raw values keep the digits that are printed, z-scores two, contributions three.
 */
export function mapValuesJson(edition: Edition): string {
  const { populationMoe } = edition.tracts;
  const indicators = Object.fromEntries(
    edition.indicators.map((indicator) => [
      indicator.id,
      packValues(edition, indicator.id, decimalsOf(indicator)),
    ]),
  );
  return jsonText({ indicators, ...(populationMoe === undefined ? {} : { populationMoe }) });
}

/** The map's data from its JSON text; it has no values yet. */
export function parseMapData(text: string): MapData {
  const { tracts, ...rest } = JSON.parse(text) as MapData;
  return { ...rest, tracts: { ...tracts, indicators: {} } };
}

/** Whether the values have come. */
export function hasMapValues({ tracts }: { readonly tracts: { readonly indicators: object } }): boolean {
  return Object.keys(tracts.indicators).length > 0;
}

interface PackedMapValues extends Pick<MapTracts, 'populationMoe'> {
  readonly indicators: Readonly<Record<string, PackedValues>>;
}

/** The same data with the values from their JSON text: contributions that did not travel are computed again. */
export function withMapValues(data: MapData, text: string): MapData {
  const { indicators: packed, ...margins } = JSON.parse(text) as PackedMapValues;
  const { available } = data.tracts;
  const shareOf = (z: JsonCell, tract: number): JsonCell =>
    z === null ? null : z / Math.max(available[tract] ?? 1, 1);
  const indicators = Object.fromEntries(
    Object.entries(packed).map(([id, values]) => [
      id,
      { ...values, contribution: values.contribution ?? values.z.map(shareOf) },
    ]),
  );
  return { ...data, tracts: { ...data.tracts, ...margins, indicators } };
}

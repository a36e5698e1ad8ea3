import type { FeatureCollection, MultiPolygon } from 'geojson';
import { topology } from 'topojson-server';
import {
  type District,
  houseDistricts2022,
  schoolDistricts2019,
  senateDistricts2022,
} from '#sources/districts.ts';
import { publicLand2021, waterBodies2021 } from '#sources/uninhabited-land.ts';
import { type MaskedShape, maskShapes, overlapShares, type Shape } from '#tables/geometry/overlap.ts';
import { areaSquareMeters, boundsOf, type PolygonRings } from '#tables/geometry/polygon.ts';
import type { Row } from '#tables/columns.ts';
import { type ImportedFile, tableFile } from './outputs.ts';
import type { RawFolder, ReadSource } from './raw-files.ts';

/** Kinds of districts, in the order of their pages. */
const KINDS = {
  house: houseDistricts2022,
  senate: senateDistricts2022,
  'school-district': schoolDistricts2019,
} as const;

type Kind = keyof typeof KINDS;

export interface DistrictSources {
  readonly layers: readonly (readonly [Kind, ReadSource<readonly District[]>])[];
  readonly water: ReadSource<readonly PolygonRings[]>;
  readonly publicLand: ReadSource<readonly PolygonRings[]>;
}

/** Reads the layers; undefined when a file cannot be used. */
export async function readDistrictSources(raw: RawFolder): Promise<DistrictSources | undefined> {
  const layers: [Kind, ReadSource<readonly District[]>][] = [];
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const read = await raw.read(KINDS[kind]);
    if (read === undefined) return undefined;
    layers.push([kind, read]);
  }
  const water = await raw.read(waterBodies2021);
  const publicLand = await raw.read(publicLand2021);
  return water && publicLand ? { layers, water, publicLand } : undefined;
}

function roundShare(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}

/** Rows of one kind; shares are rounded to six digits. */
function overlapRows(kind: string, units: readonly Shape[], districts: readonly District[]): Row[] {
  const areas = districts.map(({ id, polygons }) => ({ id, polygons }));
  return overlapShares(units, areas).map(({ unit, area, share }) => ({
    tract: unit,
    area: `${kind}:${area}`,
    share: roundShare(share),
  }));
}

/** Shares of units in every kind of district, by overlap of land that people can live on. */
export function districtOverlaps(units: readonly Shape[], { layers }: DistrictSources): Row[] {
  return layers.flatMap(([kind, { value }]) => overlapRows(kind, units, value));
}

/** Land that people can live on: water, federal and state land are taken off. */
export function inhabitedShapes(
  units: readonly Shape[],
  { water, publicLand }: DistrictSources,
): readonly MaskedShape[] {
  return maskShapes(units, [...water.value, ...publicLand.value]);
}

function districtRows({ layers }: DistrictSources): Row[] {
  return layers.flatMap(([kind, { value }]) =>
    value.map(({ id, name, slug, polygons }) => {
      const [west, south, east, north] = boundsOf(polygons);
      return {
        kind,
        id,
        name,
        slug,
        squareKilometers: Math.round(areaSquareMeters(polygons) / 1e4) / 100,
        longitude: Math.round(((west + east) / 2) * 1e6) / 1e6,
        latitude: Math.round(((south + north) / 2) * 1e6) / 1e6,
      };
    }),
  );
}

function collect(kind: Kind, districts: readonly District[]): FeatureCollection<MultiPolygon> {
  return {
    type: 'FeatureCollection',
    features: districts.map(({ id, polygons }) => ({
      type: 'Feature',
      properties: { id: `${kind}:${id}` },
      geometry: { type: 'MultiPolygon', coordinates: [...polygons] },
    })),
  };
}

function drawnFile([kind, source]: DistrictSources['layers'][number]): ImportedFile {
  const drawn = topology({ districts: collect(kind, source.value) }, 1e4);
  return {
    path: `boundaries/${kind}.topojson`,
    content: `${JSON.stringify(drawn)}\n`,
    rowCount: source.value.length,
    total: '',
    provenance: source.provenance,
    raw: [source],
  };
}

/** districts, tract-area-overlap-2010 and one drawing per kind. */
export function districtFiles(inhabited: readonly Shape[], sources: DistrictSources): ImportedFile[] {
  const overlaps = districtOverlaps(inhabited, sources);
  const [first, ...others] = sources.layers.map(([, source]) => source);
  if (first === undefined) return [];
  return [
    tableFile('districts', districtRows(sources), [first, ...others], {
      title: 'Legislative and school districts',
    }),
    tableFile('tract-area-overlap-2010', overlaps, [first, ...others, sources.water, sources.publicLand], {
      title: 'Share of each 2010 tract in each district, by land that people can live on',
    }),
    ...sources.layers.map(drawnFile),
  ];
}

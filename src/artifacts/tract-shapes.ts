import type { GeoJsonProperties } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { Problem } from '#core/problem.ts';
import type { Edition } from '#opportunity/edition.ts';
import type { CsvValue } from './csv-text.ts';
import { jsonText } from './json-text.ts';
import { tractFields } from './tract-fields.ts';
import { tractRecord } from './tract-files.ts';

type Shape = GeometryObject<GeoJsonProperties>;

const SHAPE_FIELDS = new Set([
  'geoid',
  'name',
  'town',
  'townName',
  'county',
  'region',
  'score',
  'level',
  'noLevel',
]);

function shapesOf(topology: Topology, object: string): readonly Shape[] {
  const found = topology.objects[object];
  if (found?.type === 'GeometryCollection') return found.geometries;
  throw new Problem('topology-object', `has no collection "${object}"`, {
    exitCode: 3,
    remedy: `it has: ${Object.keys(topology.objects).join(', ')}`,
  });
}

function geoidOf(shape: Shape): string {
  const { geoid } = (shape.properties ?? {}) as { readonly geoid?: string };
  return geoid ?? String(shape.id ?? '');
}

/** Properties of every tract by GEOID, in the words of the dictionary. */
function propertiesByGeoid(edition: Edition): Map<string, Record<string, CsvValue>> {
  const own = new Set(edition.indicators.map(({ id }) => id));
  const fields = tractFields(edition).filter(
    ({ name }) => SHAPE_FIELDS.has(name) || own.has(name) || name.startsWith('population.'),
  );
  return new Map(edition.tracts.geoid.map((geoid, tract) => [geoid, tractRecord(fields, tract)]));
}

/**
 * The boundaries with the edition's values as properties; nothing of the shapes changes.
 *
 * @param object name of the collection of tracts in the topology
 * @throws Problem 'shape-without-data' when a shape is no tract of the edition
 */
export function joinTopology(edition: Edition, topology: Topology, object: string): Topology {
  const properties = propertiesByGeoid(edition);
  const geometries = shapesOf(topology, object).map((shape) => {
    const geoid = geoidOf(shape);
    const own = properties.get(geoid);
    if (own !== undefined) return { ...shape, id: geoid, properties: own };
    throw new Problem('shape-without-data', `is a shape without a row in edition ${edition.id}`, {
      value: geoid,
      remedy: `use boundaries of ${edition.tractVintage}`,
    });
  });
  return { ...topology, objects: { [object]: { type: 'GeometryCollection', geometries } } };
}

/** TopoJSON of the tracts with the edition's values. */
export function tractsTopojson(edition: Edition, topology: Topology, object: string): string {
  return jsonText(joinTopology(edition, topology, object));
}

const DEGREE_STEPS = 1e6;

function roundDegrees(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value)
    ? Math.round(value * DEGREE_STEPS) / DEGREE_STEPS
    : value;
}

/** GeoJSON (RFC 7946, degrees with six decimals) of the tracts with the edition's values. */
export function tractsGeojson(edition: Edition, topology: Topology, object: string): string {
  const joined = joinTopology(edition, topology, object);
  const collection = joined.objects[object];
  if (collection === undefined) throw new Error(`joined topology lost ${object}`);
  const shapes = feature(joined, collection);
  const features = 'features' in shapes ? shapes.features : [shapes];
  const rounded = features.map((one) => ({
    ...one,
    geometry: JSON.parse(JSON.stringify(one.geometry, roundDegrees)) as unknown,
  }));
  return jsonText({ type: 'FeatureCollection', features: rounded });
}

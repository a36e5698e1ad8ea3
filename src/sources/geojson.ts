import type { FeatureCollection, Geometry } from 'geojson';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { decodeUtf8 } from '#tables/decode.ts';
import { keepShapes, type Shape } from './keep-shapes.ts';

function jsonProblem(error: unknown, text: string, file: string): Problem {
  const [, offset] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  const place = offset === undefined ? `after ${text.length} characters` : `at character ${offset}`;
  return new Problem('json-form', `is not complete JSON: reading stops ${place}`, {
    file,
    remedy: 'fetch the file again',
  });
}

/**
 * The value in a JSON file.
 *
 * @throws Problem 'json-form' with the offset
 * @example parseJson(new TextEncoder().encode('[1]'), 'a.json') // => [1]
 */
export function parseJson(bytes: Uint8Array, file: string): unknown {
  const { text } = decodeUtf8(bytes, file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw jsonProblem(error, text, file);
  }
}

function isCollection(value: unknown): value is FeatureCollection<Geometry | null> {
  return typeof value === 'object' && value !== null && 'features' in value && Array.isArray(value.features);
}

/** Names of longitude and latitude, as files of before 2016 write them into "crs". */
const DEGREES = /CRS84|EPSG:+(4326|4269)$|:4326$|:4269$/;

function refuseProjected(collection: FeatureCollection<Geometry | null>, file: string): void {
  const crs: unknown = 'crs' in collection ? collection.crs : undefined;
  if (crs === undefined || crs === null || DEGREES.test(JSON.stringify(crs).replace(/["}\]]+$/, ''))) return;
  throw new Problem('shape-crs', 'is not in longitude and latitude', {
    file,
    value: /EPSG[^"]*/.exec(JSON.stringify(crs))?.[0] ?? JSON.stringify(crs),
    remedy: 'export the shapes in longitude and latitude (EPSG:4326)',
  });
}

/**
 * The polygons of a GeoJSON feature collection.
 *
 * @throws Problem 'json-form' or 'geojson-form'
 */
export function readGeojson(
  bytes: Uint8Array,
  labelOf: (properties: Readonly<Record<string, unknown>>) => string,
  file: string,
  log: ProblemLog,
): Shape[] {
  const value = parseJson(bytes, file);
  if (!isCollection(value)) {
    throw new Problem('geojson-form', 'is not a GeoJSON feature collection', {
      file,
      remedy: 'export it as GeoJSON',
    });
  }
  refuseProjected(value, file);
  return keepShapes(value.features, labelOf, file, log);
}

/**
 * A text among the properties of a shape; empty when there is none.
 *
 * @example textOf({ name: 'Andover' }, 'name') // => 'Andover'
 */
export function textOf(properties: Readonly<Record<string, unknown>>, name: string): string {
  const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return typeof value === 'string' ? value : '';
}

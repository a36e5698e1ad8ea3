import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { decodeUtf8 } from '#tables/decode.ts';

export type Area = Polygon | MultiPolygon;

/** A shape and the texts that the publisher wrote beside it. */
export interface Shape {
  readonly geometry: Area;
  readonly properties: Readonly<Record<string, unknown>>;
}

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

function* rings(geometry: Area): Generator<readonly (readonly number[])[]> {
  if (geometry.type === 'Polygon') yield* geometry.coordinates;
  else for (const polygon of geometry.coordinates) yield* polygon;
}

function isDegree([longitude, latitude]: readonly number[]): boolean {
  return Math.abs(longitude ?? 999) <= 180 && Math.abs(latitude ?? 999) <= 90;
}

/** Whether a shape is closed rings of degrees; what is wrong goes to the log. */
function checkShape(
  geometry: Geometry | null,
  label: string,
  file: string,
  log: ProblemLog,
): geometry is Area {
  const refuse = (code: string, what: string, remedy: string): false => {
    log.add(new Problem(code, what, { file, value: label, remedy }));
    return false;
  };
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
    return refuse('shape-kind', `is ${geometry?.type ?? 'nothing'}, not a polygon`, 'use the polygon layer');
  }
  for (const ring of rings(geometry)) {
    const [first] = ring;
    const last = ring.at(-1);
    if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
      return refuse('shape-open', 'has a ring that does not close', 'repair the shapes, or fetch them again');
    }
    if (!ring.every(isDegree)) {
      return refuse(
        'shape-degrees',
        'is not in degrees',
        'export the shapes in longitude and latitude (EPSG:4326)',
      );
    }
  }
  return true;
}

/**
 * Checked polygons of features.
 *
 * @param labelOf the id by which messages name a shape
 * @example keepShapes([], () => '', 'a.json', new ProblemLog()).length // => 0
 */
export function keepShapes(
  features: readonly Feature<Geometry | null>[],
  labelOf: (properties: Readonly<Record<string, unknown>>) => string,
  file: string,
  log: ProblemLog,
): Shape[] {
  const shapes: Shape[] = [];
  if (features.length === 0)
    log.add(new Problem('shape-none', 'holds no shapes', { file, remedy: 'fetch the file again' }));
  for (const { geometry, properties } of features) {
    const facts: Readonly<Record<string, unknown>> = properties ?? {};
    if (checkShape(geometry, labelOf(facts), file, log)) shapes.push({ geometry, properties: facts });
  }
  return shapes;
}

function isCollection(value: unknown): value is FeatureCollection<Geometry | null> {
  return typeof value === 'object' && value !== null && 'features' in value && Array.isArray(value.features);
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

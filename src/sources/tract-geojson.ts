import { parseTractGeoid } from '#core/geoid.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { polygonsOf } from '#tables/geometry/polygon.ts';
import { readGeojson, textOf } from './geojson.ts';
import { type Area, refuseOverlaps } from './keep-shapes.ts';

/** A tract and its shape. */
export interface TractShape {
  readonly geoid: string;
  readonly geometry: Area;
}

/**
 * Tracts of a GeoJSON file whose property "name" is the GEOID, each once and none over another.
 *
 * @throws Problem 'json-form', 'geojson-form', 'shape-crs' or 'geoid-length'
 */
export function readTractGeojson(bytes: Uint8Array, file: string, log: ProblemLog): readonly TractShape[] {
  const shapes = readGeojson(bytes, (facts) => textOf(facts, 'name'), file, log);
  const tracts = shapes.map(({ geometry, properties }) => ({
    geoid: parseTractGeoid(textOf(properties, 'name')),
    geometry,
  }));
  refuseOverlaps(
    tracts.map(({ geoid, geometry }) => ({ id: geoid, polygons: polygonsOf(geometry) })),
    file,
    log,
  );
  return tracts;
}

import type { Geometry, Feature } from 'geojson';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { parseJson } from './geojson.ts';
import { keepShapes, type Shape } from './keep-shapes.ts';

function isTopology(value: unknown): value is Topology {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Topology';
}

/**
 * The polygons of one object of a TopoJSON file.
 *
 * @param labelOf the id by which messages name a shape
 * @throws Problem 'topojson-form' when the file or the object is not there
 */
export function readTopojson(
  bytes: Uint8Array,
  object: string,
  labelOf: (properties: Readonly<Record<string, unknown>>) => string,
  file: string,
  log: ProblemLog,
): Shape[] {
  const topology = parseJson(bytes, file);
  const layer = isTopology(topology) ? topology.objects[object] : undefined;
  if (!isTopology(topology) || layer?.type !== 'GeometryCollection') {
    throw new Problem('topojson-form', `has no layer "${object}"`, { file, remedy: 'fetch the file again' });
  }
  const features: Feature<Geometry | null>[] = feature(topology, layer).features;
  // TopoJSON is rounded to a grid.
  return keepShapes(features, labelOf, file, log, true);
}

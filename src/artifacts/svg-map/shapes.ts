import type { GeoJsonProperties } from 'geojson';
import type { GeometryCollection, GeometryObject as AnyGeometry, Topology } from 'topojson-specification';

import { Problem } from '#core/problem.ts';

import type { Bounds } from './frame.ts';

type GeometryObject = AnyGeometry<GeoJsonProperties>;

/** Longitude and latitude pairs of one arc, flat. */
export type DegreeArc = Float64Array;

/** Rings of arc indexes of each polygon of a shape, as TopoJSON counts them (~i is arc i backwards). */
export type ShapeRings = readonly (readonly (readonly number[])[])[];

/** A shape of a topology object with its id and its text properties. */
export interface Shape {
  readonly id: string;
  readonly name: string;
  readonly polygons: ShapeRings;
}

function polygonsOf(geometry: GeometryObject): ShapeRings {
  if (geometry.type === 'Polygon') return [geometry.arcs];
  if (geometry.type === 'MultiPolygon') return geometry.arcs;
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf);
  return [];
}

function isCollection(
  geometry: GeometryObject | undefined,
): geometry is GeometryCollection<GeoJsonProperties> {
  return geometry?.type === 'GeometryCollection';
}

function textOf(properties: unknown, key: string): string {
  const value: unknown = (properties as Record<string, unknown> | undefined)?.[key];
  return typeof value === 'string' ? value : '';
}

/**
 * Shapes of one object of a topology, in file order.
 *
 * @returns an empty list when the topology has no such object
 * @example shapesOf({ type: 'Topology', arcs: [], objects: {} }, 'water') // => []
 */
export function shapesOf(topology: Topology, object: string): readonly Shape[] {
  const collection = topology.objects[object];
  if (!isCollection(collection)) return [];
  return collection.geometries.map((geometry) => ({
    id: textOf(geometry.properties, 'geoid') || textOf(geometry, 'id'),
    name: textOf(geometry.properties, 'name'),
    polygons: polygonsOf(geometry),
  }));
}

/**
 * Arcs of a topology in degrees, whether it is quantized or not.
 *
 * @example [...degreeArcs({ type: 'Topology', objects: {}, arcs: [[[1, 1], [2, 0]]], transform: { scale: [1, 1], translate: [10, 20] } })[0]] // => [11, 21, 13, 21]
 */
export function degreeArcs(topology: Topology): readonly DegreeArc[] {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  const isDelta = topology.transform !== undefined;
  return topology.arcs.map((arc) => {
    const degrees = new Float64Array(arc.length * 2);
    let x = 0;
    let y = 0;
    arc.forEach(([dx = 0, dy = 0], i) => {
      x = isDelta ? x + dx : dx;
      y = isDelta ? y + dy : dy;
      degrees[2 * i] = x * scale[0] + translate[0];
      degrees[2 * i + 1] = y * scale[1] + translate[1];
    });
    return degrees;
  });
}

/**
 * Bounds of shapes.
 *
 * @throws Problem 'map-empty' when there is no shape
 * @example boundsOf([{ id: 'a', name: '', polygons: [[[0]]] }], [new Float64Array([0, 0, 2, 1])]) // => [0, 0, 2, 1]
 */
export function boundsOf(shapes: readonly Shape[], arcs: readonly DegreeArc[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const index of shapes.flatMap((shape) => shape.polygons.flat(2))) {
    const arc = arcs[index < 0 ? ~index : index] ?? new Float64Array();
    for (let i = 0; i + 1 < arc.length; i += 2) {
      west = Math.min(west, arc[i] ?? west);
      east = Math.max(east, arc[i] ?? east);
      south = Math.min(south, arc[i + 1] ?? south);
      north = Math.max(north, arc[i + 1] ?? north);
    }
  }
  if (west === Infinity) {
    const remedy = 'import the boundaries of the place again';
    throw new Problem('map-empty', 'there is no shape to draw', { exitCode: 2, remedy });
  }
  return [west, south, east, north];
}

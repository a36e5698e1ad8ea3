import type { GeometryObject, Topology } from 'topojson-specification';
import { Problem } from '#core/problem.ts';
import type { SharedArcs } from '#opportunity/assemble-neighbors.ts';
import { decodeText, type PlaceFiles } from './read-place.ts';

function isTopology(data: unknown): data is Topology {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'Topology' &&
    'objects' in data
  );
}

/** The boundaries of a place; what is wrong goes to the log. */
export async function readTopology(place: PlaceFiles, path: string): Promise<Topology | undefined> {
  const bytes = await place.bytes(path);
  if (bytes === undefined) return undefined;
  const file = `places/${place.place}/${path}`;
  return place.log.attempt(() => parseTopology(decodeText(bytes), file));
}

function parseTopology(text: string, file: string): Topology {
  const wrong = (what: string): Problem =>
    new Problem('topology-form', what, { file, remedy: 'import the boundaries again' });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw wrong(`is not JSON: ${error instanceof Error ? error.message : 'it breaks off'}`);
  }
  if (!isTopology(data)) throw wrong('is JSON, but no TopoJSON topology');
  return data;
}

function arcNumbers(arcs: unknown): number[] {
  if (typeof arcs === 'number') return [arcs < 0 ? ~arcs : arcs];
  return Array.isArray(arcs) ? arcs.flatMap(arcNumbers) : [];
}

function geoidOf(shape: GeometryObject<object | null>): string {
  const { geoid, id } = (shape.properties ?? {}) as { readonly geoid?: string; readonly id?: string };
  return geoid ?? String(shape.id ?? id ?? '');
}

/** Arcs of each shape of a collection, for neighbors. */
export function shapeArcs(topology: Topology, object: string): SharedArcs {
  const collection = topology.objects[object];
  if (collection?.type !== 'GeometryCollection') {
    throw new Problem('topology-object', `has no collection "${object}"`, {
      exitCode: 3,
      remedy: `it has: ${Object.keys(topology.objects).join(', ')}`,
    });
  }
  return new Map(
    collection.geometries.map((shape) => [geoidOf(shape), 'arcs' in shape ? arcNumbers(shape.arcs) : []]),
  );
}

import type { Topology } from 'topojson-specification';
import { neighborsOf } from '#opportunity/assemble-neighbors.ts';
import { readTopology } from '../svg-map/topology-cache.ts';

const known = new WeakMap<Topology, ReadonlyMap<string, readonly string[]>>();

/** GEOIDs of the tracts that share a stretch of boundary with each tract, in code-unit order. */
export function tractNeighbors(topology: Topology): ReadonlyMap<string, readonly string[]> {
  const cached = known.get(topology);
  if (cached !== undefined) return cached;
  const arcs = new Map(readTopology(topology).tracts.map((shape) => [shape.id, shape.arcs]));
  const neighbors = neighborsOf(arcs, (geoid) => geoid);
  known.set(topology, neighbors);
  return neighbors;
}

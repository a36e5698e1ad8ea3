import type { Topology } from 'topojson-specification';
import { apportionDots } from '#artifacts/dots/apportion.ts';
import { type DotMesh, buildDotMesh } from '#artifacts/dots/mesh.ts';
import { placeDots } from '#artifacts/dots/place.ts';
import { type Group, GROUP_COLUMNS } from '#core/group.ts';
import type { MapData } from '../map-state.ts';
import { mercatorX, mercatorY } from './mercator.ts';
import type { DotPoints } from './messages.ts';
import { areasOf } from './shapes.ts';

type Tracts = Pick<MapData['tracts'], 'geoid' | 'town' | 'population'>;

/** Triangles of the tracts in the edition's order. */
export function meshOf(topology: Topology, geoids: readonly string[]): DotMesh {
  const byGeoid = new Map(
    areasOf(topology, 'tracts').features.map((tract) => [tract.properties.geoid ?? '', tract.geometry]),
  );
  return buildDotMesh(geoids.map((geoid) => ({ geoid, geometry: byGeoid.get(geoid) ?? null })));
}

/** Dots of one group; people of a tract without a shape are left out rather than lose the whole map. */
export function dotPoints(mesh: DotMesh, tracts: Tracts, group: Group, unit: number): DotPoints {
  const people = tracts.geoid.map((_, tract) =>
    (mesh.area[tract] ?? 0) === 0
      ? 0
      : GROUP_COLUMNS[group].reduce((sum, column) => sum + (tracts.population[column][tract] ?? 0), 0),
  );
  const { x, y } = placeDots(mesh, [{ group, dotCounts: apportionDots(people, tracts.town, unit) }]);
  const origin = [mercatorX(x[0] ?? 0), mercatorY(y[0] ?? 0)] as const;
  const offsets = new Float32Array(2 * x.length);
  for (let i = 0; i < x.length; i++) {
    offsets[2 * i] = mercatorX(x[i] ?? 0) - origin[0];
    offsets[2 * i + 1] = mercatorY(y[i] ?? 0) - origin[1];
  }
  return { origin, offsets };
}

import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';

import { type Group, GROUP_COLUMNS } from '#core/group.ts';
import type { EditionTracts } from '#opportunity/edition.ts';

import { apportionDots } from '../dots/apportion.ts';
import { buildDotMesh } from '../dots/mesh.ts';
import { placeDots } from '../dots/place.ts';
import type { DotShape } from '../dots/rings.ts';
import { dotsPath } from '../dots/svg-path.ts';
import type { Frame } from './frame.ts';

/** Columns of tracts that dots are made of. */
export type DotTracts = Pick<EditionTracts, 'geoid' | 'town' | 'population'>;

/**
 * Shapes of the tracts of an edition, in its order; null for a tract without a shape.
 *
 * @param topology object `tracts`
 */
export function dotShapes(tracts: Pick<EditionTracts, 'geoid'>, topology: Topology): readonly DotShape[] {
  const collection = topology.objects['tracts'];
  const shapes = collection === undefined ? undefined : feature(topology, collection);
  const features = shapes === undefined ? [] : 'features' in shapes ? shapes.features : [shapes];
  const byGeoid = new Map(
    features.map(({ geometry, properties, id }) => [
      `${(properties as { geoid?: string } | null)?.geoid ?? id ?? ''}`,
      geometry,
    ]),
  );
  return tracts.geoid.map((geoid) => {
    const geometry = byGeoid.get(geoid);
    const isArea = geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
    return { geoid, geometry: isArea ? geometry : null };
  });
}

/**
 * Path data of the dots of one group, to be drawn by `stateMapSvg` or over it.
 *
 * @param unit people a dot stands for
 */
export function stateDots(
  tracts: DotTracts,
  topology: Topology,
  group: Group,
  unit: number,
): (frame: Frame) => string {
  const people = tracts.geoid.map((_, tract) =>
    GROUP_COLUMNS[group].reduce((sum, column) => sum + (tracts.population[column][tract] ?? 0), 0),
  );
  const mesh = buildDotMesh(dotShapes(tracts, topology));
  const dots = placeDots(mesh, [{ group, dotCounts: apportionDots(people, tracts.town, unit) }]);
  return (frame) => {
    const places = Array.from(dots.x, (x, i) => frame.project(x, dots.y[i] ?? 0));
    return dotsPath(
      places.map(([x]) => x),
      places.map(([, y]) => y),
    );
  };
}

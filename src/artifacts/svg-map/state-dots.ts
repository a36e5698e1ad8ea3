import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';

import { isGroupQuartersTract } from '#analysis/group-quarters.ts';
import { type Group, GROUP_COLUMNS } from '#core/group.ts';
import type { EditionTracts } from '#opportunity/edition.ts';

import { apportionDots } from '../dots/apportion.ts';
import { dotMaskOf } from '../dots/dot-mask.ts';
import { buildDotMesh, type DotMesh } from '../dots/mesh.ts';
import { placeDots } from '../dots/place.ts';
import type { DotShape } from '../dots/rings.ts';
import { dotsPath } from '../dots/svg-path.ts';
import type { Frame } from './frame.ts';

/** Columns of tracts that dots are made of. */
export type DotTracts = Pick<EditionTracts, 'geoid' | 'town' | 'population' | 'groupQuarters'>;

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

/** Triangles of the tracts with the mask of the topology: the same for the picture, the live map and the export. */
export function tractMesh(tracts: Pick<EditionTracts, 'geoid'>, topology: Topology): DotMesh {
  return buildDotMesh(dotShapes(tracts, topology), dotMaskOf(topology)?.mask);
}

/** Placed dots, and which of them lie in a tract with many people in group quarters. */
export interface GroupQuartersDots {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 for a dot that is drawn as a ring. */
  readonly isRing: Uint8Array;
}

/**
 * Dots of one group with their mark; people of a tract without a shape are left out rather than lose the whole map.
 *
 * @param mesh triangles of the tracts, in their order
 * @param unit people a dot stands for
 */
export function placeGroupDots(
  mesh: DotMesh,
  tracts: DotTracts,
  group: Group,
  unit: number,
): GroupQuartersDots {
  const people = tracts.geoid.map((_, tract) =>
    (mesh.area[tract] ?? 0) === 0
      ? 0
      : GROUP_COLUMNS[group].reduce((sum, column) => sum + (tracts.population[column][tract] ?? 0), 0),
  );
  const dotCounts = apportionDots(people, tracts.town, unit);
  const { x, y } = placeDots(mesh, [{ group, dotCounts }]);
  const isRing = new Uint8Array(x.length);
  let from = 0;
  tracts.geoid.forEach((_, tract) => {
    const to = from + (dotCounts[tract] ?? 0);
    if (isGroupQuartersTract(tracts, tract)) isRing.fill(1, from, to);
    from = to;
  });
  return { x, y, isRing };
}

/** Dots of a picture of a state, in tenths of its units: put on a grid of a fifth of a unit, and its rows' height. */
const DOT_GRID = { step: 2, band: 80 } as const;

/** Path data for a picture, in tenths of its units: whole dots, and the rings of tracts with many people in group quarters. */
export interface DotPaths {
  readonly dots: string;
  readonly rings: string;
}

/**
 * Placed dots as two paths.
 *
 * @param frame where the picture puts the earth
 */
export function pathsOfDots({ x, y, isRing }: GroupQuartersDots, frame: Frame): DotPaths {
  const path = (wanted: 0 | 1): string => {
    const places = [...x].flatMap((east, i) =>
      isRing[i] === wanted ? [frame.project(east, y[i] ?? 0)] : [],
    );
    const onGrid = (units: number): number => DOT_GRID.step * Math.round((10 * units) / DOT_GRID.step);
    return dotsPath(
      places.map(([left]) => onGrid(left)),
      places.map(([, top]) => onGrid(top)),
      0,
      DOT_GRID.band,
    );
  };
  return { dots: path(0), rings: path(1) };
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
): (frame: Frame) => DotPaths {
  const placed = placeGroupDots(tractMesh(tracts, topology), tracts, group, unit);
  return (frame) => pathsOfDots(placed, frame);
}

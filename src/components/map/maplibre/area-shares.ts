import type { Topology } from 'topojson-specification';
import { dotMaskOf } from '#artifacts/dots/dot-mask.ts';
import { landShares } from '#tables/geometry/land-share.ts';
import { polygonsOf } from '#tables/geometry/polygon.ts';
import type { AreaShares } from './messages.ts';
import { areasOf } from './shapes.ts';

/** Tracts that a drawn area meets, by their index in the edition. */
export function areaShares(
  topology: Topology,
  geoids: readonly string[],
  corners: readonly (readonly [number, number])[],
): AreaShares {
  const indexOf = new Map(geoids.map((geoid, i) => [geoid, i]));
  const units = areasOf(topology, 'tracts').features.flatMap(({ geometry, properties: { geoid = '' } }) =>
    (geometry as typeof geometry | null) === null ? [] : [{ id: geoid, polygons: polygonsOf(geometry) }],
  );
  const ring = [...corners, ...corners.slice(0, 1)].map(([x, y]) => [x, y]);
  const mask = dotMaskOf(topology)?.mask;
  const shares = landShares(units, [[ring]], mask).flatMap(({ unit, share }) => {
    const tract = indexOf.get(unit);
    return tract === undefined ? [] : [[tract, share] as const];
  });
  return { shares, basis: mask === undefined ? 'shapes' : 'land' };
}

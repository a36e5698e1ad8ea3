import { type DotMask, packDotMask, type PackedDotMask } from '#artifacts/dots/dot-mask.ts';
import { type CellMask, isMaskedAt, maskCells } from '#tables/geometry/cell-mask.ts';
import type { MaskedShape } from '#tables/geometry/overlap.ts';
import { containsPoint } from '#tables/geometry/point.ts';
import { boundsOf, type PolygonRings } from '#tables/geometry/polygon.ts';
import type { ReadSource } from './raw-files.ts';

/** Side of a cell: a step finer costs each visitor of the map 7 KB more. */
const CELL_METERS = 100;

/** Points a side by which a tract is looked at for free land. */
const LATTICE = 40;

/** A tract of which less than this is free on the grid holds its dots too tightly: the mask is not applied there. */
const LEAST_FREE = 0.005;

/** Whether enough of a tract is free on the grid itself, by a lattice of points. */
function keepsLand(mask: CellMask, polygons: readonly PolygonRings[]): boolean {
  const [west, south, east, north] = boundsOf(polygons);
  let [inside, free] = [0, 0];
  for (let step = 0; step < LATTICE * LATTICE; step += 1) {
    const x = west + ((east - west) * ((step % LATTICE) + 0.5)) / LATTICE;
    const y = south + ((north - south) * (Math.floor(step / LATTICE) + 0.5)) / LATTICE;
    if (!containsPoint(polygons, [x, y])) continue;
    inside += 1;
    if (!isMaskedAt(mask, x, y)) free += 1;
  }
  return free > 0 && free >= LEAST_FREE * inside;
}

/** The mask of the dots, and the layers it comes from. */
export interface DotMaskSources {
  readonly dotMask: PackedDotMask;
  readonly water: ReadSource<readonly PolygonRings[]>;
  readonly publicLand: ReadSource<readonly PolygonRings[]>;
}

/**
 * The cells where dots may not stand, from full-resolution water, public land and tracts.
 *
 * @param units tracts with land, before the mask; `inhabited` the same without water and public land
 */
export function makeDotMask(
  units: readonly { readonly id: string; readonly polygons: readonly PolygonRings[] }[],
  inhabited: readonly MaskedShape[],
  { water, publicLand }: Omit<DotMaskSources, 'dotMask'>,
): DotMaskSources {
  const layers = [water, publicLand];
  const bounds = boundsOf(units.flatMap(({ polygons }) => polygons));
  const masked = layers.flatMap(({ value }) => value);
  const emptied = new Set(inhabited.filter(({ kept }) => kept === 'whole').map(({ id }) => id));
  const freed = (): PolygonRings[] =>
    units.filter(({ id }) => emptied.has(id)).flatMap(({ polygons }) => polygons);
  const first = maskCells(bounds, masked, freed(), CELL_METERS);
  for (const { id, polygons } of units) if (!keepsLand(first, polygons)) emptied.add(id);
  const made: DotMask = {
    mask: maskCells(bounds, masked, freed(), CELL_METERS),
    unmasked: [...emptied].sort(),
    source: [
      ...new Set(layers.map(({ provenance: { publisher, period } }) => `${publisher}, ${period}`)),
    ].join('; '),
  };
  return { dotMask: packDotMask(made), water, publicLand };
}

import { type CellMask, fillCells, isMaskedAt, makeGrid, meetsMask } from './cell-mask.ts';
import { commonAreas } from './common-area.ts';
import type { Shape } from './overlap.ts';
import { areaSquareMeters, boundsMeet, boundsOf, type PolygonRings } from './polygon.ts';
import { cutToWindow, widen } from './window.ts';

/** A part of a unit smaller than this, or a rest smaller than this, is the width of a drawn line. */
const LINE_SHARE = 0.0005;

/** Cells a side by which the free land of a unit is counted. */
const CELLS = 160;

const METERS_PER_DEGREE = 111_195;

const WINDOW_MARGIN = 0.01;

/** How much of a unit lies in one area. */
export interface LandShare {
  readonly unit: string;
  /** Above 0, at most 1. */
  readonly share: number;
}

/** Free cells of a unit, all and those inside the area. */
function countFree(
  unit: Shape,
  area: readonly PolygonRings[],
  mask: CellMask,
): { readonly all: number; readonly inside: number } {
  const bounds = boundsOf(unit.polygons);
  const meters = (Math.max(bounds[2] - bounds[0], bounds[3] - bounds[1]) * METERS_PER_DEGREE) / CELLS;
  const grid = makeGrid(bounds, meters);
  for (const rings of unit.polygons) fillCells(grid, rings, 1);
  const within = makeGrid(bounds, meters);
  for (const rings of area) fillCells(within, rings, 1);
  let [all, inside] = [0, 0];
  grid.cells.forEach((cell, at) => {
    if (cell === 0) return;
    const x = grid.west + ((at % grid.columns) + 0.5) * grid.width;
    const y = grid.north - (Math.floor(at / grid.columns) + 0.5) * grid.height;
    if (isMaskedAt(mask, x, y)) return;
    all += 1;
    inside += within.cells[at] ?? 0;
  });
  return { all, inside };
}

function shareOf(unit: Shape, area: readonly PolygonRings[], mask: CellMask | undefined): number {
  const bounds = boundsOf(unit.polygons);
  const [common = 0] = commonAreas(unit.polygons, [cutToWindow(area, widen(bounds, WINDOW_MARGIN))]);
  const plain = common / areaSquareMeters(unit.polygons);
  if (plain < LINE_SHARE) return 0;
  if (plain > 1 - LINE_SHARE) return 1;
  if (mask === undefined || !meetsMask(mask, bounds)) return plain;
  const { all, inside } = countFree(unit, area, mask);
  return all === 0 ? plain : inside / all;
}

/**
 * Share of each unit's land that lies in one area, where people can live on it.
 *
 * A unit that the area cuts is shared by its land outside the mask (water, uninhabited public land), counted on a grid of
 * about 160 cells a side; without a mask, or for a unit that it does not touch, by plain area on the sphere.
 *
 * @param units shapes of tracts
 * @param area polygons that do not overlap each other; a line that crosses itself counts by the even-odd rule
 * @returns units that meet the area, in order
 * @see docs/decisions/001-apportionment.md
 * @example landShares([{ id: 'a', polygons: [[[[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]]] }], [[[[0, -1], [1, -1], [1, 2], [0, 2], [0, -1]]]])[0].share.toFixed(3) // => '0.500'
 */
export function landShares(
  units: readonly Shape[],
  area: readonly PolygonRings[],
  mask?: CellMask,
): LandShare[] {
  const bounds = boundsOf(area);
  return units.flatMap((unit) => {
    if (unit.polygons.length === 0 || !boundsMeet(boundsOf(unit.polygons), bounds)) return [];
    const share = shareOf(unit, area, mask);
    return share === 0 ? [] : [{ unit: unit.id, share }];
  });
}

import { difference, type Geom } from 'polyclip-ts';
import { areaSquareMeters, type Bounds, boundsMeet, boundsOf, type PolygonRings } from './polygon.ts';
import { commonAreas } from './common-area.ts';
import { cutToWindow, widen } from './window.ts';

/** An area with its id, in any vintage. */
export interface Shape {
  readonly id: string;
  readonly polygons: readonly PolygonRings[];
}

/** How much of a unit lies in an area. */
export interface Overlap {
  readonly unit: string;
  readonly area: string;
  /** 0 … 1; the shares of a unit over the areas of one kind sum to 1. */
  readonly share: number;
  /** The share as it was measured, before slivers and gaps were taken out. */
  readonly measured: number;
}

/** Result of taking water and uninhabited land off a unit. */
export interface MaskedShape extends Shape {
  /** Whether the mask would have left nothing, so that the whole unit was kept. */
  readonly kept: 'masked' | 'whole';
}

/** Below this share of the unit an overlap is taken for drawing noise of generalized lines. */
export const NOISE_SHARE = 0.01;

/** A mask that leaves less than this share of the unit is not applied. */
export const LEAST_LAND_SHARE = 0.001;

/** Layers are cut to a window this much wider than the unit before they are clipped: far edges cost time only. */
const WINDOW_MARGIN = 0.01;

interface Indexed extends Shape {
  readonly bounds: Bounds;
}

// Lines of two layers that nearly coincide break the clipper; on a grid they are apart or equal.
// A grid of about a decimeter serves nearly always; coarser ones are tried when it does not.
const GRIDS = [1e6, 1e5, 2e4] as const;

function asGeom(polygons: readonly PolygonRings[], grid: number): Geom {
  const snap = (degrees = 0): number => Math.round(degrees * grid) / grid;
  return polygons.map((rings) =>
    rings.map((ring) => ring.map(([x, y]): [number, number] => [snap(x), snap(y)])),
  );
}

/** Clips on the finest grid that works; undefined when none does. */
function clip(operation: (grid: number) => Geom): PolygonRings[] | undefined {
  for (const grid of GRIDS) {
    try {
      return asRings(operation(grid));
    } catch {
      // The clipper lost its way on this grid: try the next.
    }
  }
  return undefined;
}

const asRings = (geom: Geom) => geom as unknown as PolygonRings[];
const indexed = (shape: Shape): Indexed => ({ ...shape, bounds: boundsOf(shape.polygons) });

/**
 * Units without the masked areas (water, uninhabited public land).
 *
 * @param units shapes on the most detailed lines there are
 * @param mask polygons to take off
 * @returns one shape a unit, in order; a unit that the mask would empty stays whole and says so
 * @example maskShapes([{ id: 'a', polygons: [] }], [])[0].kept // => 'whole'
 */
export function maskShapes(units: readonly Shape[], mask: readonly PolygonRings[]): MaskedShape[] {
  const pieces = mask.map((polygon) => ({ polygon, bounds: boundsOf([polygon]) }));
  return units.map((unit) => {
    const bounds = boundsOf(unit.polygons);
    const near = pieces.filter((piece) => boundsMeet(piece.bounds, bounds)).map(({ polygon }) => polygon);
    return takeOff(unit, cutToWindow(near, widen(bounds, WINDOW_MARGIN)));
  });
}

function takeOff(unit: Shape, near: readonly PolygonRings[]): MaskedShape {
  if (near.length === 0) return { ...unit, kept: unit.polygons.length > 0 ? 'masked' : 'whole' };
  const left = withoutPieces(unit.polygons, near);
  const enough = areaSquareMeters(left) >= LEAST_LAND_SHARE * areaSquareMeters(unit.polygons);
  return enough ? { id: unit.id, polygons: left, kept: 'masked' } : { ...unit, kept: 'whole' };
}

/** All pieces at once where the clipper can; otherwise one after the other, leaving on a piece that it cannot take off. */
function withoutPieces(
  unit: readonly PolygonRings[],
  pieces: readonly PolygonRings[],
): readonly PolygonRings[] {
  const atOnce = clip((grid) =>
    difference(asGeom(unit, grid), ...pieces.map((piece) => asGeom([piece], grid))),
  );
  if (atOnce !== undefined) return atOnce;
  return pieces.reduce(
    (left, piece) => clip((grid) => difference(asGeom(left, grid), asGeom([piece], grid))) ?? left,
    unit,
  );
}

/**
 * Share of each unit in each area of one kind, by overlap of area on the sphere.
 *
 * Overlaps below NOISE_SHARE are lines drawn twice, not places; what remains is scaled to 1,
 * so that no person is lost where an area's generalized line leaves the shore.
 * A unit that meets no area has no row: the caller reports it.
 *
 * @param units shapes of tracts (masked or whole)
 * @param areas shapes that do not overlap each other
 * @returns rows in the order of units, then of areas
 * @example overlapShares([], []) // => []
 */
export function overlapShares(units: readonly Shape[], areas: readonly Shape[]): Overlap[] {
  const targets = areas.map(indexed);
  return units.flatMap((unit) => sharesOfUnit(unit, targets));
}

function sharesOfUnit({ id, polygons }: Shape, targets: readonly Indexed[]): Overlap[] {
  const bounds = boundsOf(polygons);
  const whole = areaSquareMeters(polygons);
  const near = targets.filter((target) => boundsMeet(target.bounds, bounds));
  const window = widen(bounds, WINDOW_MARGIN);
  const sizes = commonAreas(
    polygons,
    near.map((target) => cutToWindow(target.polygons, window)),
  );
  const met = near
    .map((target, index) => ({ area: target.id, size: sizes[index] ?? 0 }))
    .filter(({ size }) => size >= NOISE_SHARE * whole);
  const covered = met.reduce((sum, { size }) => sum + size, 0);
  return met.map(({ area, size }) => ({ unit: id, area, share: size / covered, measured: size / whole }));
}

import type { Topology } from 'topojson-specification';
import type { Bounds, Frame } from './frame.ts';
import { type PixelArc, projectArcs } from './pixel-arc.ts';
import { boundsOf, type DegreeArc, degreeArcs, type Shape, shapesOf } from './shapes.ts';

/** A shape with its bounds and its arcs, each arc once. */
export interface PlacedShape extends Shape {
  readonly bounds: Bounds;
  readonly arcs: readonly number[];
}

/** A topology read once for many small pictures. */
export interface ReadTopology {
  readonly arcs: readonly DegreeArc[];
  readonly tracts: readonly PlacedShape[];
  readonly water: readonly PlacedShape[];
}

const known = new WeakMap<Topology, ReadTopology>();

function place(shape: Shape, arcs: readonly DegreeArc[]): PlacedShape[] {
  const own = [...new Set(shape.polygons.flat(2).map((arc) => (arc < 0 ? ~arc : arc)))];
  return own.length === 0 ? [] : [{ ...shape, bounds: boundsOf([shape], arcs), arcs: own }];
}

/** Shapes and arcs of a topology; the second call with the same topology costs nothing. */
export function readTopology(topology: Topology): ReadTopology {
  const cached = known.get(topology);
  if (cached !== undefined) return cached;
  const arcs = degreeArcs(topology);
  const [tracts, water] = ['tracts', 'water'].map((name) =>
    shapesOf(topology, name).flatMap((shape) => place(shape, arcs)),
  );
  const read = { arcs, tracts: tracts ?? [], water: water ?? [] };
  known.set(topology, read);
  return read;
}

/**
 * Whether two boxes of longitude and latitude meet.
 *
 * @example boundsMeet([0, 0, 2, 2], [1, 1, 3, 3]) // => true
 */
export function boundsMeet(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Longitude and latitude that a whole picture covers, the parts beside its bounds included. */
export function frameBounds(frame: Frame): Bounds {
  const { width, height } = frame;
  const [west, south, east, north] = frame.bounds;
  const [left, top] = frame.project(west, north);
  const [right, bottom] = frame.project(east, south);
  const perX = (east - west) / Math.max(right - left, 1e-9);
  const perY = (north - south) / Math.max(bottom - top, 1e-9);
  return [
    west - left * perX,
    south - (height - bottom) * perY,
    east + (width - right) * perX,
    north + top * perY,
  ];
}

/** Picture units that lines run on outside. */
const OUTSIDE = 20;

/** Points far outside are put on a line just outside the picture, where thinning takes them away. */
function frameIn(frame: Frame): Frame {
  const clamp = (value: number, most: number): number => Math.max(-OUTSIDE, Math.min(most + OUTSIDE, value));
  return {
    ...frame,
    project: (longitude, latitude) => {
      const [x, y] = frame.project(longitude, latitude);
      return [clamp(x, frame.width), clamp(y, frame.height)];
    },
  };
}

/**
 * Arcs of some shapes on a picture, at their own index; the others stay empty.
 *
 * @param tolerance in tenths of a unit
 */
export function projectShapes(
  { arcs }: ReadTopology,
  shapes: readonly PlacedShape[],
  frame: Frame,
  tolerance: number,
): readonly PixelArc[] {
  const wanted = [...new Set(shapes.flatMap((shape) => shape.arcs))];
  const projected = projectArcs(
    wanted.map((index) => arcs[index] ?? new Float64Array()),
    frameIn(frame),
    tolerance,
  );
  const all: PixelArc[] = new Array<PixelArc>(arcs.length).fill([]);
  wanted.forEach((index, at) => (all[index] = projected[at] ?? []));
  return all;
}

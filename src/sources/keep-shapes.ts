import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { Problem, type ProblemDetails } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { areaSquareMeters, boundsOf, type PolygonRings, polygonsOf } from '#tables/geometry/polygon.ts';
import {
  findCrossing,
  findOverlap,
  isClosed,
  isCounterclockwise,
  type NamedShape,
} from '#tables/geometry/ring-checks.ts';

export type Area = Polygon | MultiPolygon;

/** A shape and the texts that the publisher wrote beside it. */
export interface Shape {
  readonly geometry: Area;
  readonly properties: Readonly<Record<string, unknown>>;
}

type Facts = Shape['properties'];

/** Most points of one shape; the largest tract of the country has some 40,000. */
const MAX_POINTS = 1_000_000;

/** A part smaller than this is left over from clipping. */
const LEAST_SQUARE_METERS = 1;

interface Reading {
  readonly file: string;
  readonly log: ProblemLog;
  /** What was mended, by kind: the shapes it was mended in. */
  readonly mended: Map<string, string[]>;
  /** The publisher drew the shapes coarsely: lines that cross by that are told and kept. */
  readonly isGeneralized: boolean;
}

function refuse({ file, log }: Reading, code: string, what: string, details: ProblemDetails): undefined {
  log.add(new Problem(code, what, { file, ...details, remedy: details.remedy ?? 'fetch the file again' }));
  return undefined;
}

function mend({ mended }: Reading, kind: string, label: string): void {
  mended.set(kind, [...(mended.get(kind) ?? []), label]);
}

function isDegree([longitude, latitude]: Position): boolean {
  return Math.abs(longitude ?? 999) <= 180 && Math.abs(latitude ?? 999) <= 90;
}

/** A closed ring of degrees that does not cross itself; undefined with a word in the log. */
function checkRing(reading: Reading, ring: Position[], label: string): Position[] | undefined {
  const [first] = ring;
  if (first === undefined || ring.length < 3)
    return refuse(reading, 'shape-points', 'has a ring of fewer than three points', { value: label });
  const closed = isClosed(ring) ? ring : [...ring, first];
  if (closed !== ring) mend(reading, 'ring-open', label);
  if (closed.length < 4)
    return refuse(reading, 'shape-points', 'has a ring of fewer than three points', { value: label });
  const far = closed.find((point) => !isDegree(point));
  if (far !== undefined)
    return refuse(reading, 'shape-degrees', `is not in degrees: it has the point ${far.join(' ')}`, {
      value: label,
      remedy: 'export the shapes in longitude and latitude (EPSG:4326)',
    });
  const crossing = findCrossing(closed);
  if (crossing === undefined) return closed;
  const at = crossing.map((degree) => degree.toFixed(6)).join(' ');
  refuse(reading, 'shape-crosses', `crosses itself at ${at}`, {
    value: label,
    remedy: 'repair the shape there, or fetch the file again',
    ...(reading.isGeneralized && {
      severity: 'warn',
      done: 'used as it is: the publisher generalized the shapes',
    }),
  });
  return reading.isGeneralized ? closed : undefined;
}

function checkPolygon(reading: Reading, polygon: PolygonRings, label: string): PolygonRings | undefined {
  const rings = polygon.map((ring) => checkRing(reading, ring, label));
  return rings.every((ring) => ring !== undefined) ? rings : undefined;
}

function withoutSlivers(reading: Reading, polygons: PolygonRings[], label: string): PolygonRings[] {
  const kept = polygons.filter((polygon) => areaSquareMeters([polygon]) >= LEAST_SQUARE_METERS);
  if (kept.length === 0 || kept.length === polygons.length) return polygons;
  mend(reading, 'shape-sliver', label);
  return kept;
}

/** The polygons of a shape when nothing stops; what is wrong goes to the log. */
function checkShape(reading: Reading, geometry: Geometry | null, label: string): Area | undefined {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
    const what = `is ${geometry?.type ?? 'nothing'}, not a polygon`;
    return refuse(reading, 'shape-kind', what, { value: label, remedy: 'use the polygon layer' });
  }
  const given = polygonsOf(geometry);
  const points = given.flat().reduce((sum, ring) => sum + ring.length, 0);
  if (points > MAX_POINTS)
    return refuse(reading, 'shape-large', `has ${points} points, more than ${MAX_POINTS}`, {
      value: label,
      remedy: 'simplify the shapes, or fetch the generalized file',
    });
  const checked = given.map((polygon) => checkPolygon(reading, polygon, label));
  if (!checked.every((polygon) => polygon !== undefined)) return undefined;
  const kept = withoutSlivers(reading, checked, label);
  const [west, , east] = boundsOf(kept);
  if (east - west > 180)
    return refuse(reading, 'shape-antimeridian', 'reaches over the 180th meridian', {
      value: label,
      remedy: 'cut the shape at the meridian',
    });
  const [only] = kept;
  return geometry.type === 'Polygon' && only !== undefined
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: kept };
}

const turned = (ring: Position[], counterclockwise: boolean): Position[] =>
  isCounterclockwise(ring) === counterclockwise ? ring : ring.toReversed();

/** Outer rings turn the way most of the file's do, holes the other way; publishers differ in which that is. */
function mendWinding(reading: Reading, shapes: readonly Shape[], labelOf: (facts: Facts) => string): Shape[] {
  const rings = shapes.flatMap(({ geometry }) => polygonsOf(geometry).map(([outer = []]) => outer));
  const counterclockwise = rings.filter(isCounterclockwise).length * 2 > rings.length;
  return shapes.map((shape) => {
    const given = polygonsOf(shape.geometry);
    const mended = given.map((polygon) =>
      polygon.map((ring, at) => turned(ring, (at === 0) === counterclockwise)),
    );
    if (mended.every((polygon, at) => polygon.every((ring, hole) => ring === given[at]?.[hole])))
      return shape;
    mend(reading, 'ring-winding', labelOf(shape.properties));
    const geometry: Area =
      shape.geometry.type === 'Polygon'
        ? { type: 'Polygon', coordinates: mended[0] ?? [] }
        : { type: 'MultiPolygon', coordinates: mended };
    return { ...shape, geometry };
  });
}

const MENDED: Readonly<Record<string, string>> = {
  'ring-open': 'shapes had a ring that did not close; its first point was added at its end',
  'ring-winding': 'shapes had a ring that turned the other way; it was turned',
  'shape-sliver': 'shapes had parts of less than a square meter; these were left out',
};

function reportMended({ file, log, mended }: Reading): void {
  for (const [code, labels] of mended)
    log.add(
      new Problem(code, `${labels.length} ${MENDED[code] ?? ''}`, {
        severity: 'repair',
        file,
        value: labels.slice(0, 4).join(', '),
      }),
    );
}

/**
 * Checked polygons of features: closed rings of degrees that do not cross themselves.
 *
 * @param labelOf the id by which messages name a shape
 * @param isGeneralized whether the publisher drew the shapes coarsely: then lines that cross are a warning
 * @example keepShapes([], () => '', 'a.json', new ProblemLog()).length // => 0
 */
export function keepShapes(
  features: readonly Feature<Geometry | null>[],
  labelOf: (properties: Facts) => string,
  file: string,
  log: ProblemLog,
  isGeneralized = false,
): Shape[] {
  const reading: Reading = { file, log, mended: new Map(), isGeneralized };
  if (features.length === 0) refuse(reading, 'shape-none', 'holds no shapes', {});
  const shapes = features.flatMap(({ geometry, properties }): Shape[] => {
    const facts: Facts = properties ?? {};
    const area = checkShape(reading, geometry, labelOf(facts));
    return area === undefined ? [] : [{ geometry: area, properties: facts }];
  });
  const wound = mendWinding(reading, shapes, labelOf);
  reportMended(reading);
  return wound;
}

/**
 * Refuses an id that two shapes have, and shapes that lie over each other.
 *
 * @example refuseOverlaps([], 'a.json', new ProblemLog()) // => undefined
 */
export function refuseOverlaps(shapes: readonly NamedShape[], file: string, log: ProblemLog): void {
  const reading: Reading = { file, log, mended: new Map(), isGeneralized: false };
  const ids = shapes.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) return refuse(reading, 'shape-repeated', 'has two shapes', { value: twice });
  const overlap = findOverlap(shapes);
  if (overlap === undefined) return;
  const [one, other] = overlap.ids;
  const at = overlap.point.map((degree) => degree.toFixed(6)).join(' ');
  refuse(reading, 'shape-overlap', `lies over ${other} at ${at}`, {
    value: one,
    remedy: 'take shapes of one vintage that do not overlap',
  });
}

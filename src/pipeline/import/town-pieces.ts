import type { FeatureCollection, Position } from 'geojson';
import type { GeometryCollection } from 'topojson-specification';
import { mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import type { Area } from '#sources/keep-shapes.ts';
import type { TownShape } from '#sources/towns-2020.ts';
import type { TractShape } from '#sources/tracts-shore-2010.ts';
import { overlapShares } from '#tables/geometry/overlap.ts';
import { containsPoint } from '#tables/geometry/point.ts';
import { areaSquareMeters, type PolygonRings, polygonsOf } from '#tables/geometry/polygon.ts';
import { splitRing } from '#tables/geometry/split.ts';
import type { PlacedTract } from './area-tables.ts';

/** The part of a tract that lies in one town. */
export interface TownPiece {
  readonly geoid: string;
  readonly town: string;
  readonly geometry: Area;
}

function townLines(towns: readonly TownShape[], town: string, others: readonly string[]): Position[][] {
  const features = towns
    .filter(({ geoid }) => geoid === town || others.includes(geoid))
    .map(({ geoid, geometry }) => ({ type: 'Feature', properties: { geoid }, geometry }) as const);
  const layer: FeatureCollection = { type: 'FeatureCollection', features };
  const drawn = topology({ towns: layer });
  const collection = drawn.objects.towns as GeometryCollection<{ geoid: string }>;
  const lines = mesh(drawn, collection, (a, b) => {
    const pair = [a, b].map(({ properties }) => (properties as { geoid: string }).geoid);
    return pair[0] !== pair[1] && pair.includes(town);
  });
  return lines.coordinates;
}

/** The longest stretch of a line that runs inside polygons. */
function longestInside(lines: readonly Position[][], rings: PolygonRings): Position[] {
  let longest: Position[] = [];
  for (const line of lines) {
    let run: Position[] = [];
    for (const position of line) {
      const [x = 0, y = 0] = position;
      run = containsPoint([rings], [x, y]) ? [...run, position] : [];
      if (run.length > longest.length) longest = run;
    }
  }
  return longest;
}

function shareIn(ring: Position[], town: string, towns: readonly TownShape[]): number {
  const areas = towns.map(({ geoid, geometry }) => ({ id: geoid, polygons: polygonsOf(geometry) }));
  const shares = overlapShares([{ id: 'part', polygons: [[ring]] }], areas);
  return shares.find(({ area }) => area === town)?.share ?? 0;
}

interface Cut {
  readonly rest: PolygonRings;
  readonly part: Position[] | undefined;
}

function cutOff(
  rings: PolygonRings,
  town: string,
  others: readonly string[],
  towns: readonly TownShape[],
): Cut {
  const [outer = [], ...holes] = rings;
  const halves = splitRing(outer, longestInside(townLines(towns, town, others), rings));
  if (halves === undefined) return { rest: rings, part: undefined };
  const [left, right] = halves;
  const leftIsPart = shareIn(left, town, towns) > shareIn(right, town, towns);
  return { rest: [leftIsPart ? right : left, ...holes], part: leftIsPart ? left : right };
}

function splitTract(shape: TractShape, placed: PlacedTract, towns: readonly TownShape[]): TownPiece[] {
  const { geoid } = shape;
  const family = [placed.town, ...placed.sharedTowns];
  const [main = [], ...islands] = polygonsOf(shape.geometry).sort(
    (a, b) => areaSquareMeters([b]) - areaSquareMeters([a]),
  );
  let rest = main;
  const pieces: TownPiece[] = [];
  for (const town of placed.sharedTowns) {
    const cut = cutOff(
      rest,
      town,
      family.filter((other) => other !== town),
      towns,
    );
    rest = cut.rest;
    if (cut.part !== undefined)
      pieces.push({ geoid, town, geometry: { type: 'Polygon', coordinates: [cut.part] } });
  }
  const own: Area = { type: 'MultiPolygon', coordinates: [rest, ...islands] };
  return [{ geoid, town: placed.town, geometry: own }, ...pieces];
}

/**
 * Tracts cut along the town lines that run through them: the smallest units of the drawing.
 *
 * A tract that lies in one town stays as it is. The lines are those of the generalized town layer.
 */
export function cutAtTowns(
  shapes: readonly TractShape[],
  tracts: readonly PlacedTract[],
  towns: readonly TownShape[],
): TownPiece[] {
  const placedOf = new Map(tracts.map((tract) => [tract.geoid, tract]));
  return shapes.flatMap((shape) => {
    const placed = placedOf.get(shape.geoid);
    if (placed === undefined || placed.sharedTowns.length === 0) {
      return [{ geoid: shape.geoid, town: placed?.town ?? '', geometry: shape.geometry }];
    }
    return splitTract(shape, placed, towns);
  });
}

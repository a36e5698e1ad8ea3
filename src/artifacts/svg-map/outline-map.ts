import type { Topology } from 'topojson-specification';
import type { SourceRecord } from '#opportunity/edition.ts';
import { type Bounds, fitFrame } from './frame.ts';
import { arcsPath, borderArcs } from './path.ts';
import { projectArcs } from './pixel-arc.ts';
import { boundsOf, degreeArcs, shapesOf } from './shapes.ts';

/** Lines of towns and nothing else: what a map with numbered marks is drawn on. */
export interface OutlineMap {
  readonly bounds: Bounds;
  readonly width: number;
  readonly height: number;
  /** Path data of every border once. */
  readonly borders: string;
  /** Whose lines they are, and of when. */
  readonly source: LineSource;
}

/** Publisher and year of lines, as the ledger of the place names them. */
export type LineSource = Pick<SourceRecord, 'publisher' | 'period'>;

/** Units of the width: about the pixels of a phone, so that type is read there. */
const WIDTH = 400;
const PADDING = 8;

/** Thinning in tenths of a unit: the map is looked at up to four times as large. */
const TOLERANCE = 2;

/**
 * Lines of the towns of a place.
 *
 * @param topology object `towns`
 * @param source of the towns
 * @returns bounds to project marks by, and the lines as one path; without towns the path is empty
 */
export function outlineMap(topology: Topology, { publisher, period }: LineSource): OutlineMap {
  const shapes = shapesOf(topology, 'towns');
  const degrees = degreeArcs(topology);
  const frame = fitFrame(boundsOf(shapes, degrees), WIDTH, PADDING);
  const arcs = projectArcs(degrees, frame, TOLERANCE);
  const borders = arcsPath(
    borderArcs(shapes, (i) => shapes[i]?.id ?? ''),
    arcs,
  );
  const { bounds, width, height } = frame;
  return { bounds, width, height, borders, source: { publisher, period } };
}

/**
 * The frame that the lines were drawn in: a mark goes through the same one.
 *
 * @example outlineFrame({ bounds: [0, 0, 1, 1], width: 400 }).project(0, 1).map(Math.round) // => [8, 8]
 */
export function outlineFrame({
  bounds,
  width,
}: Pick<OutlineMap, 'bounds' | 'width'>): ReturnType<typeof fitFrame> {
  return fitFrame(bounds, width, PADDING);
}

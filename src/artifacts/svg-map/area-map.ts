import type { Topology } from 'topojson-specification';

import type { Edition } from '#opportunity/edition.ts';

import { fitFrame } from './frame.ts';
import { MAP_INK } from './ink.ts';
import { type DrawnTract, hatchPattern, levelGroups, linePath } from './layer.ts';
import { arcsPath, borderArcs, shapePath } from './path.ts';
import type { PixelArc } from './pixel-arc.ts';
import { boundsOf, type Shape } from './shapes.ts';
import { boundsMeet, frameBounds, type PlacedShape, projectShapes, readTopology } from './topology-cache.ts';
import { unsureMarks } from './unsure-marks.ts';
import { element } from './xml.ts';

/** What a small map of one area needs. */
export interface AreaMapOptions {
  /** Says what the picture is, for people who do not see it. */
  readonly label: string;
  /** Said when the pointer rests on a tract of the area. */
  readonly tractTitle: (tract: number) => string;
  readonly width?: number;
  readonly height?: number;
  /** One tract drawn with the ink outline of the selection. */
  readonly selected?: string;
}

interface AreaPicture {
  readonly edition: Edition;
  readonly shapes: ReadonlyMap<string, PlacedShape>;
  readonly arcs: readonly PixelArc[];
  readonly options: AreaMapOptions;
}

/** Whether any corner of a shape lies inside the picture. */
function isVisible(shape: Shape, arcs: readonly PixelArc[], width: number, height: number): boolean {
  const isInside = (x = 0, y = 0): boolean => x >= 0 && y >= 0 && x <= width * 10 && y <= height * 10;
  return shape.polygons.flat(2).some((index) => {
    const arc = arcs[index < 0 ? ~index : index] ?? [];
    for (let i = 0; i + 1 < arc.length; i += 2) if (isInside(arc[i], arc[i + 1])) return true;
    return false;
  });
}

function drawTract(
  { edition, shapes, arcs, options }: AreaPicture,
  tract: number,
  isTitled: boolean,
): DrawnTract {
  const geoid = edition.tracts.geoid[tract] ?? '';
  const drawn = {
    geoid,
    level: edition.tracts.level[tract] ?? null,
    path: shapePath(shapes.get(geoid)?.polygons ?? [], arcs),
  };
  return isTitled ? { ...drawn, title: options.tractTitle(tract) } : drawn;
}

function tractGroup(name: string, tracts: readonly DrawnTract[], opacity?: number): string {
  const lines = {
    stroke: MAP_INK.outline,
    'stroke-width': 0.5,
    'stroke-opacity': 0.6,
    'stroke-linejoin': 'round',
  };
  return element('g', { class: name, ...lines, opacity }, levelGroups(tracts, 'url(#no-data)'));
}

function areaShapes(
  edition: Edition,
  shapes: ReadonlyMap<string, PlacedShape>,
  members: readonly number[],
): PlacedShape[] {
  return members.flatMap((tract) => shapes.get(edition.tracts.geoid[tract] ?? '') ?? []);
}

/**
 * Small map of one area as SVG text: its tracts in full color with its border, the tracts around it pale.
 *
 * @param topology object `tracts`, and when there is any `water`
 * @param areaId such as "town:0901301080"
 * @returns '' when the area has no tract with a shape
 */
export function areaMapSvg(
  edition: Edition,
  topology: Topology,
  areaId: string,
  options: AreaMapOptions,
): string {
  const { width = 360, height = 300 } = options;
  const area = edition.areas.find(({ id }) => id === areaId);
  const members = [...(area?.tracts.map(([tract]) => tract) ?? []), ...(area?.sharedTracts ?? [])];
  return tractsMapSvg(edition, topology, members, { ...options, width, height });
}

/** Tracts of the edition beside the area that reach into the picture. */
function visibleAround(
  { edition, arcs, options }: AreaPicture,
  near: readonly PlacedShape[],
  members: readonly number[],
): readonly number[] {
  const { width = 360, height = 300 } = options;
  const visible = new Set(near.filter((shape) => isVisible(shape, arcs, width, height)).map(({ id }) => id));
  const isMember = new Set(members);
  return edition.tracts.geoid.flatMap((geoid, tract) =>
    isMember.has(tract) || !visible.has(geoid) ? [] : [tract],
  );
}

/** Small map of a list of tracts (indexes into the edition), drawn like an area. */
export function tractsMapSvg(
  edition: Edition,
  topology: Topology,
  members: readonly number[],
  options: AreaMapOptions,
): string {
  const { width = 360, height = 300 } = options;
  const read = readTopology(topology);
  const shapes = new Map(read.tracts.map((shape) => [shape.id, shape]));
  const inside = areaShapes(edition, shapes, members);
  if (inside.length === 0) return '';
  const frame = fitFrame(boundsOf(inside, read.arcs), width, 10, height);
  const seen = frameBounds(frame);
  const near = read.tracts.filter((shape) => boundsMeet(shape.bounds, seen));
  const lakes = read.water.filter((shape) => boundsMeet(shape.bounds, seen));
  const arcs = projectShapes(read, [...inside, ...near, ...lakes], frame, 5);
  const picture = { edition, shapes, arcs, options };
  const around = visibleAround(picture, near, members);
  const water = lakes.filter((shape) => isVisible(shape, arcs, width, height));
  const selected = inside.filter((shape) => shape.id === options.selected);
  const layers = [
    element('defs', {}, hatchPattern('no-data')),
    tractGroup(
      'map-around',
      around.map((tract) => drawTract(picture, tract, false)),
      0.3,
    ),
    tractGroup(
      'map-tracts',
      members.map((tract) => drawTract(picture, tract, true)),
    ),
    element('path', {
      class: 'map-water',
      d: water.map((w) => shapePath(w.polygons, arcs)).join(''),
      fill: MAP_INK.water,
    }),
    linePath(
      'map-border',
      arcsPath(
        borderArcs(inside, () => ''),
        arcs,
      ),
      MAP_INK.outline,
      1.6,
    ),
    linePath(
      'map-selected',
      selected.map((shape) => shapePath(shape.polygons, arcs)).join(''),
      MAP_INK.ink,
      2.5,
    ),
    unsureMarks(edition.tracts, frame, members),
  ];
  const box = `0 0 ${width} ${height}`;
  return element(
    'svg',
    { class: 'map map-small', viewBox: box, role: 'img', 'aria-label': options.label },
    layers.join(''),
  );
}

import type { Topology } from 'topojson-specification';
import { anchorOf } from './anchor.ts';
import { fitFrame } from './frame.ts';
import { MAP_INK } from './ink.ts';
import { placeLabels } from './label.ts';
import { hatchPattern } from './layer.ts';
import { shapePath } from './path.ts';
import { projectArcs } from './pixel-arc.ts';
import { boundsOf, degreeArcs, shapesOf } from './shapes.ts';
import { element, escapeXml } from './xml.ts';

/** How one town is drawn. */
export interface TownPaint {
  /** Class of its value from 0; null for a town without one (hatched). */
  readonly step: number | null;
  /** Said when the pointer rests on it. */
  readonly title: string;
  readonly weight: number;
  readonly name: string;
}

/** Grey-blue steps: never the colors of the levels, which mean something else. */
export const TOWN_FILLS = ['#f1f3f5', '#cdd6de', '#a3b3c1', '#76899b', '#465d73'] as const;

const WIDTH = 960;

/**
 * Map of towns shaded by steps as SVG text; `data-town` names each so that a script can paint it anew.
 *
 * @param topology object `towns`
 * @param paintOf by GEOID
 */
export function townsMapSvg(
  topology: Topology,
  label: string,
  paintOf: (geoid: string) => TownPaint | undefined,
): string {
  const shapes = shapesOf(topology, 'towns');
  const degrees = degreeArcs(topology);
  const frame = fitFrame(boundsOf(shapes, degrees), WIDTH, 4);
  const arcs = projectArcs(degrees, frame, 5);
  const paints = shapes.map((shape) => ({ shape, paint: paintOf(shape.id) }));
  const towns = paints.map(({ shape, paint }) =>
    element(
      'path',
      {
        'data-town': shape.id,
        fill: paint?.step == null ? 'url(#no-share)' : TOWN_FILLS[paint.step],
        d: shapePath(shape.polygons, arcs),
      },
      element('title', {}, escapeXml(paint?.title ?? '')),
    ),
  );
  const wishes = paints.flatMap(({ shape, paint }) =>
    paint === undefined
      ? []
      : [{ ...anchorOf(shape.polygons, arcs), name: paint.name, weight: paint.weight }],
  );
  const names = placeLabels(wishes, 11, 36, WIDTH).map(({ name, x, y }) =>
    element('text', { x: Math.round(x), y: Math.round(y) }, escapeXml(name)),
  );
  const lines = { stroke: MAP_INK.outline, 'stroke-width': 0.8, 'stroke-linejoin': 'round' };
  return element(
    'svg',
    { class: 'map', viewBox: `0 0 ${WIDTH} ${frame.height}`, role: 'img', 'aria-label': label },
    [
      element('defs', {}, hatchPattern('no-share')),
      element('g', { class: 'map-shares', ...lines }, towns.join('')),
      element('g', { class: 'map-names', 'aria-hidden': 'true' }, names.join('')),
    ].join(''),
  );
}

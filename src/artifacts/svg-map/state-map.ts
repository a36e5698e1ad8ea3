import type { Topology } from 'topojson-specification';

import type { Edition } from '#opportunity/edition.ts';

import { type Frame, STATE_WIDTH, wholeFrame } from './frame.ts';
import { MAP_INK } from './ink.ts';
import { type LabelWish, placeLabels } from './label.ts';
import { hatchPattern, levelGroups, linePath } from './layer.ts';
import { arcsPath, borderArcs, shapePath } from './path.ts';
import { type PixelArc, projectArcs } from './pixel-arc.ts';
import { boundsOf, degreeArcs, type Shape, shapesOf } from './shapes.ts';
import type { DotPaths } from './state-dots.ts';
import { type Anchor, anchorOf } from './anchor.ts';
import { unsureMarks } from './unsure-marks.ts';
import { element, escapeXml } from './xml.ts';

/** What a picture of a whole place needs besides its edition. */
export interface StateMapOptions {
  /** Says what the picture is, for people who do not see it. */
  readonly label: string;
  /** Said when the pointer rests on a tract, such as "Tract 5023, Hartford: very low". */
  readonly tractTitle: (tract: number) => string;
  /** Path data of the dots in tenths of the picture's units (one round point a dot); none without it. */
  readonly dots?: (frame: Frame) => DotPaths;
  /** Marks over the dots, as SVG text. */
  readonly marks?: (frame: Frame) => string;
  readonly width?: number;
  /** Marks tracts to which sampling error could give another level. */
  readonly unsure?: boolean;
}

/** Type sizes in picture units: read on a wide screen, and on a phone where the picture is a third as wide. */
const LABEL = { wide: { size: 11, most: 42 }, narrow: { size: 30, most: 7 } } as const;

/** State and county at the start of a GEOID. */
const COUNTY_DIGITS = 5;

/** Thinning, in tenths of a unit. */
const TOLERANCE = 5;

/** Shapes and dots are written in whole tenths, without a point in every number: it takes a twelfth off the page. */
const TENTHS = 10;

function townWishes(edition: Edition, towns: readonly Shape[], arcs: readonly PixelArc[]): LabelWish[] {
  const population = edition.tracts.population.total;
  return edition.areas
    .filter((area) => area.id.startsWith('town:'))
    .flatMap((area) => {
      const shape = towns.find((town) => `town:${town.id}` === area.id);
      if (shape === undefined) return [];
      const anchor: Anchor = anchorOf(shape.polygons, arcs);
      const people = area.tracts.map(([tract, share]) => (population[tract] ?? 0) * share);
      return [{ name: area.name, ...anchor, weight: people.reduce((a, b) => a + b, 0) }];
    });
}

/** Names of counties, where there is no layer of municipalities, in the middle of their people. */
function countyWishes({ areas, tracts }: Edition, frame: Frame): LabelWish[] {
  return areas
    .filter(({ id }) => id.startsWith('county:'))
    .flatMap(({ name, tracts: own }) => {
      let [people, x, y] = [0, 0, 0];
      for (const [tract] of own) {
        const weight = tracts.population.total[tract] ?? 0;
        const [atX, atY] = frame.project(tracts.longitude[tract] ?? 0, tracts.latitude[tract] ?? 0);
        people += weight;
        x += weight * atX;
        y += weight * atY;
      }
      return people === 0 ? [] : [{ name, x: x / people, y: y / people, weight: people }];
    });
}

/** Arcs of the borders of municipalities; of counties where that layer is not loaded. */
function outerBorders(towns: readonly Shape[], tracts: readonly Shape[]): readonly number[] {
  return towns.length > 0
    ? borderArcs(towns, (i) => towns[i]?.id ?? '')
    : borderArcs(tracts, (i) => tracts[i]?.id.slice(0, COUNTY_DIGITS) ?? '');
}

function labelGroup(wishes: readonly LabelWish[], width: number): string {
  const wide = placeLabels(wishes, LABEL.wide.size, LABEL.wide.most, width);
  const narrow = new Set(placeLabels(wishes, LABEL.narrow.size, LABEL.narrow.most, width).map((l) => l.name));
  const texts = [...wide, ...wishes.filter((wish) => narrow.has(wish.name) && !wide.includes(wish))].map(
    (wish) =>
      element(
        'text',
        { x: Math.round(wish.x), y: Math.round(wish.y), class: narrow.has(wish.name) ? 'main' : undefined },
        escapeXml(wish.name),
      ),
  );
  return element('g', { class: 'map-names', 'aria-hidden': 'true' }, texts.join(''));
}

const DOT = { size: 22, hole: 10 } as const;

function pointsElement(className: string, d: string, color: string, size: number): string {
  if (d === '') return '';
  return element('path', {
    class: className,
    d,
    fill: 'none',
    stroke: color,
    'stroke-width': size,
    'stroke-linecap': 'round',
  });
}

/** Dots, then rings: dots with a hole, where many people live in group quarters. */
function dotsElement(paths: DotPaths | undefined): string {
  if (paths === undefined) return '';
  return [
    pointsElement('map-dots', paths.dots, MAP_INK.dot, DOT.size),
    pointsElement('map-rings', paths.rings, MAP_INK.dot, DOT.size),
    pointsElement('map-rings', paths.rings, '#ffffff', DOT.hole),
  ].join('');
}

/** Frame of the picture of a whole place, for what is drawn over it later. */
export function stateFrame(topology: Topology, width: number = STATE_WIDTH): Frame {
  return wholeFrame(boundsOf(shapesOf(topology, 'tracts'), degreeArcs(topology)), width);
}

/**
 * Map of a whole place as SVG text: levels, tract and town lines, water, dots and names.
 *
 * The same edition and topology give the same text. No legend (that is HTML beside it) and no style attribute.
 * @param topology objects `tracts`, and when there are any `towns` and `water`
 */
export function stateMapSvg(edition: Edition, topology: Topology, options: StateMapOptions): string {
  const width = options.width ?? STATE_WIDTH;
  const tractShapes = new Map(shapesOf(topology, 'tracts').map((shape) => [shape.id, shape]));
  const degrees = degreeArcs(topology);
  const frame = stateFrame(topology, width);
  const arcs = projectArcs(degrees, frame, TOLERANCE);
  const towns = shapesOf(topology, 'towns');
  const tracts = edition.tracts.geoid.map((geoid, i) => ({
    geoid,
    level: edition.tracts.level[i] ?? null,
    path: shapePath(tractShapes.get(geoid)?.polygons ?? [], arcs, String),
    title: options.tractTitle(i),
  }));
  const townLines = arcsPath(outerBorders(towns, [...tractShapes.values()]), arcs, String);
  const water = shapesOf(topology, 'water').map((shape) => shapePath(shape.polygons, arcs, String));
  const shapes = [
    element(
      'g',
      {
        class: 'map-tracts',
        stroke: MAP_INK.outline,
        'stroke-width': 0.5 * TENTHS,
        'stroke-opacity': 0.45,
        'stroke-linejoin': 'round',
      },
      levelGroups(tracts, 'url(#no-data)'),
    ),
    water.length === 0 ? '' : element('path', { class: 'map-water', d: water.join(''), fill: MAP_INK.water }),
    linePath('map-towns', townLines, MAP_INK.outline, 0.8 * TENTHS, 0.85),
    dotsElement(options.dots?.(frame)),
  ];
  const layers = [
    element('defs', {}, hatchPattern('no-data', TENTHS)),
    element('g', { class: 'map-tenths', transform: `scale(${1 / TENTHS})` }, shapes.join('')),
    options.marks?.(frame) ?? '',
    options.unsure === true ? unsureMarks(edition.tracts, frame) : '',
    labelGroup(towns.length > 0 ? townWishes(edition, towns, arcs) : countyWishes(edition, frame), width),
  ];
  return element(
    'svg',
    { class: 'map', viewBox: `0 0 ${width} ${frame.height}`, role: 'img', 'aria-label': options.label },
    layers.join(''),
  );
}

import type { Topology } from 'topojson-specification';
import type { Edition } from '#opportunity/edition.ts';
import { type Bounds, fitFrame, type Frame } from './frame.ts';
import { MAP_INK } from './ink.ts';
import { placeLabels } from './label.ts';
import { type DrawnTract, hatchPattern, levelGroups, linePath } from './layer.ts';
import { arcsPath, borderArcs, shapePath } from './path.ts';
import { boundsMeet, frameBounds, projectShapes, readTopology } from './topology-cache.ts';
import { unsureMarks } from './unsure-marks.ts';
import { element, escapeXml } from './xml.ts';

/** What the small map of one tract needs. */
export interface TractMapOptions {
  /** Says what the picture is, for people who do not see it. */
  readonly label: string;
  /** Said when the pointer rests on a tract. */
  readonly tractTitle: (tract: number) => string;
}

const WIDTH = 420;
const HEIGHT = 320;
/** The tract takes about half of the picture; the rest shows what lies around it. */
const MARGIN = 0.5;

function widen([west, south, east, north]: Bounds): Bounds {
  const [x, y] = [(east - west) * MARGIN, (north - south) * MARGIN];
  return [west - x, south - y, east + x, north + y];
}

function tractLabels(edition: Edition, tracts: readonly number[], frame: Frame, own: number): string {
  const wishes = tracts.flatMap((tract) => {
    const [longitude, latitude] = [edition.tracts.longitude[tract], edition.tracts.latitude[tract]];
    if (longitude === undefined || latitude === undefined) return [];
    const [x, y] = frame.project(longitude, latitude);
    const isInside = x > 0 && y > 12 && x < WIDTH && y < HEIGHT - 8;
    return isInside ? [{ name: edition.tracts.name[tract] ?? '', x, y, weight: tract === own ? 2 : 1 }] : [];
  });
  const texts = placeLabels(wishes, 11, 14, WIDTH).map(({ name, x, y, weight }) =>
    element(
      'text',
      {
        x: Math.round(x),
        y: Math.round(y + 4),
        'font-size': weight === 2 ? 13 : 11,
        'font-weight': weight === 2 ? 700 : 400,
      },
      escapeXml(name),
    ),
  );
  return element('g', { class: 'tract-names', 'aria-hidden': 'true' }, texts.join(''));
}

/** Marks stand over the numbers of the tracts, not on them. */
function aboveLabels(frame: Frame): Pick<Frame, 'project'> {
  return {
    project(longitude, latitude) {
      const [x, y] = frame.project(longitude, latitude);
      return [x, y - 11];
    },
  };
}

/**
 * Small map of one tract as SVG text: the tract outlined in ink, the tracts around it with their levels and numbers.
 *
 * @param topology object `tracts`, and when there is any `water`
 * @param tract index into the edition's tracts
 * @returns '' when the tract has no shape
 */
export function tractMapSvg(
  edition: Edition,
  topology: Topology,
  tract: number,
  { label, tractTitle }: TractMapOptions,
): string {
  const read = readTopology(topology);
  const { tracts, water } = read;
  const own = tracts.find(({ id }) => id === edition.tracts.geoid[tract]);
  if (own === undefined) return '';
  const frame = fitFrame(widen(own.bounds), WIDTH, 0, HEIGHT);
  const seen = frameBounds(frame);
  const indexOf = new Map(edition.tracts.geoid.map((geoid, index) => [geoid, index]));
  const shown = tracts.filter((shape) => indexOf.has(shape.id) && boundsMeet(shape.bounds, seen));
  const lakes = water.filter((shape) => boundsMeet(shape.bounds, seen));
  const arcs = projectShapes(read, [...shown, ...lakes], frame, 6);
  const indexes = shown.flatMap(({ id }) => indexOf.get(id) ?? []);
  const drawn = shown.map((shape, at): DrawnTract => ({
    geoid: shape.id,
    level: edition.tracts.level[indexes[at] ?? -1] ?? null,
    path: shapePath(shape.polygons, arcs),
    title: tractTitle(indexes[at] ?? -1),
  }));
  const townOf = (at: number): string => edition.tracts.town[indexes[at] ?? -1] ?? '';
  const lines = { stroke: MAP_INK.outline, 'stroke-width': 0.5, 'stroke-linejoin': 'round' };
  const layers = [
    element('defs', {}, hatchPattern('no-data')),
    element('g', { class: 'map-tracts', ...lines }, levelGroups(drawn, 'url(#no-data)')),
    element('path', {
      class: 'map-water',
      d: lakes.map(({ polygons }) => shapePath(polygons, arcs)).join(''),
      fill: MAP_INK.water,
    }),
    linePath('map-towns', arcsPath(borderArcs(shown, townOf), arcs), MAP_INK.outline, 1.2),
    linePath('map-selected', shapePath(own.polygons, arcs), MAP_INK.ink, 3),
    unsureMarks(edition.tracts, aboveLabels(frame), indexes),
    tractLabels(edition, indexes, frame, tract),
  ];
  const box = `0 0 ${WIDTH} ${HEIGHT}`;
  return element(
    'svg',
    { class: 'map map-small', viewBox: box, role: 'img', 'aria-label': label },
    layers.filter((layer) => !layer.includes('d=""')).join(''),
  );
}

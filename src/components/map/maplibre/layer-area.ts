import type { GeoJSONSource, Map as LiveMap } from 'maplibre-gl';
import type { Feature, FeatureCollection, Position } from 'geojson';
import { MAP_INK } from '#artifacts/svg-map/ink.ts';
import { TRACTS } from './layer-levels-fill.ts';

/** An area of the reader's own, as the map draws it. */
export interface DrawnArea {
  readonly corners: readonly (readonly [number, number])[];
  readonly isClosed: boolean;
  /** Tracts of a list, by index. */
  readonly picked: readonly number[];
}

const SOURCE = 'own-area';
const PICKED = 'own-tracts';

/** Areas as they are drawn now: their corners follow the zoom. */
const drawn = new WeakMap<LiveMap, DrawnArea>();

/**
 * Length of a corner in degrees at a zoom: two steps of the grid of a tile, an eighth of a pixel. A shorter line falls onto
 * one point of the grid and is not drawn.
 */
function cornerLength(zoom: number): number {
  return (2 * 360) / (8192 * 2 ** Math.max(0, Math.floor(zoom)));
}

function featuresOf({ corners, isClosed }: DrawnArea, zoom: number): FeatureCollection {
  const places = corners.map(([x, y]): Position => [x, y]);
  const line = isClosed ? [...places, ...places.slice(0, 1)] : places;
  const features: Feature[] = [];
  if (line.length >= 2) {
    features.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: line } });
  }
  // A line of almost no length with round ends is a point: this build of the library draws no circles.
  for (const place of places) {
    const east: Position = [(place[0] ?? 0) + cornerLength(zoom), place[1] ?? 0];
    features.push({
      type: 'Feature',
      properties: { isCorner: true },
      geometry: { type: 'LineString', coordinates: [place, east] },
    });
  }
  return { type: 'FeatureCollection', features };
}

function setFeatures(map: LiveMap): void {
  const area = drawn.get(map);
  if (area !== undefined) void map.getSource<GeoJSONSource>(SOURCE)?.setData(featuresOf(area, map.getZoom()));
}

function addLayers(map: LiveMap): void {
  // With a tolerance short lines are left out.
  map.addSource(SOURCE, { type: 'geojson', tolerance: 0, data: { type: 'FeatureCollection', features: [] } });
  map.on('zoomend', () => setFeatures(map));
  const line = (id: string, color: string, width: number, corner: number): void => {
    map.addLayer({
      id,
      type: 'line',
      source: SOURCE,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': color, 'line-width': ['case', ['has', 'isCorner'], corner, width] },
    });
  };
  for (const [id, color, width] of [
    [`${PICKED}-halo`, MAP_INK.paper, 5],
    [PICKED, MAP_INK.ink, 2.5],
  ] as const) {
    map.addLayer({
      id,
      type: 'line',
      source: TRACTS,
      filter: ['in', ['get', 'i'], ['literal', []]],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': color, 'line-width': width },
    });
  }
  line(`${SOURCE}-halo`, MAP_INK.paper, 6, 14);
  line(SOURCE, MAP_INK.ink, 3, 10);
}

/** Draws the reader's own area over everything; the layers join the map when the first one comes. */
export function showArea(map: LiveMap, area: DrawnArea): void {
  const isNothing = area.corners.length === 0 && area.picked.length === 0;
  if (map.getSource(SOURCE) === undefined) {
    if (isNothing) return;
    addLayers(map);
  }
  drawn.set(map, area);
  setFeatures(map);
  for (const id of [`${PICKED}-halo`, PICKED]) {
    map.setFilter(id, ['in', ['get', 'i'], ['literal', [...area.picked]]]);
  }
}

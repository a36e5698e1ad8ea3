import type { LngLatBoundsLike, Map as LiveMap, MapOptions } from 'maplibre-gl';
import type { Topology } from 'topojson-specification';
import { layerLevels } from '#analysis/layer-levels.ts';
import { dotUnitAtZoom } from '#artifacts/dots/unit.ts';
import { LEVELS } from '#core/level.ts';
import type { MapData, MapPosition, MapState, MapText, MapViewReport } from '../map-state.ts';
import { nextTask } from '../next-task.ts';
import { addControls } from './controls.ts';
import { hasWebGl2 } from './gl-program.ts';
import { type DotsLayer, dotsLayer } from './layer-dots.ts';
import { levelsFill, TRACTS } from './layer-levels-fill.ts';
import { HATCH, hatchImage, noDataFill, noDataFilter } from './layer-no-data.ts';
import { selectionFilter, selectionHalo, selectionLine } from './layer-selection.ts';
import { loadLibrary } from './load-library.ts';
import { ABOVE_DOTS, ABOVE_HATCH, mapStyle } from './style.ts';
import { type MapWorker, startWorker } from './worker-client.ts';

export interface MapViewOptions {
  /** Positioned element that holds the server's picture; the live map is laid over it. */
  readonly container: HTMLElement;
  readonly edition: MapData;
  readonly shapes: Topology;
  readonly state: MapState;
  readonly text: MapText;
  readonly onSelect: (geoid: string | null) => void;
  /** Called after each move, and once when the map is ready. */
  readonly onViewChange: (view: MapViewReport) => void;
}

export interface MapView {
  /** False when the device cannot draw it and the server's picture stays. */
  readonly isLive: boolean;
  update(state: MapState): void;
  destroy(): void;
}

const STILL: MapView = { isLive: false, update: () => undefined, destroy: () => undefined };
const PADDING = 12;

/** Lays the interactive map over the picture; without WebGL 2 the picture stays and nothing is said. */
export async function createMapView(options: MapViewOptions): Promise<MapView> {
  if (!hasWebGl2()) return STILL;
  await nextTask();
  const worker = startWorker(options.shapes, options.edition);
  try {
    const [library, shapes] = await Promise.all([loadLibrary(), worker.shapes]);
    await nextTask();
    const stage = addStage(options.container);
    const bounds = [...shapes.bounds] as LngLatBoundsLike;
    const map = new library.Map(mapOptions(stage, options, mapStyle(shapes), bounds));
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    await untilLoaded(map);
    await nextTask();
    return liveView(options, { map, worker, stage, bounds });
  } catch (reason) {
    console.warn('the live map stays off', reason);
    worker.destroy();
    options.container.querySelector('.map-live')?.remove();
    return STILL;
  }
}

/** A map whose worker or style fails says so once and then stays blank: the picture must stay instead. */
function untilLoaded(map: LiveMap): Promise<void> {
  return new Promise((resolve, reject) => {
    void map.once('load').then(() => resolve());
    void map.once('error').then((event) => reject(new Error('the live map failed', { cause: event.error })));
  });
}

function addStage(container: HTMLElement): HTMLElement {
  const stage = document.createElement('div');
  stage.className = 'map-live';
  container.append(stage);
  return stage;
}

function mapOptions(
  stage: HTMLElement,
  { state, text }: MapViewOptions,
  style: ReturnType<typeof mapStyle>,
  bounds: LngLatBoundsLike,
): MapOptions {
  const place =
    state.view === null
      ? { bounds, fitBoundsOptions: { padding: PADDING } }
      : { center: [state.view.lon, state.view.lat] as [number, number], zoom: state.view.zoom };
  return {
    container: stage,
    style,
    ...place,
    minZoom: 5,
    maxZoom: 16,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    cooperativeGestures: true,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
    locale: {
      'Map.Title': text.map,
      'CooperativeGesturesHandler.WindowsHelpText': text.scrollHint,
      'CooperativeGesturesHandler.MacHelpText': text.scrollHintMac,
      'CooperativeGesturesHandler.MobileHelpText': text.touchHint,
    },
  };
}

interface Live {
  readonly map: LiveMap;
  readonly worker: MapWorker;
  readonly stage: HTMLElement;
  readonly bounds: LngLatBoundsLike;
}

function liveView(options: MapViewOptions, { map, worker, stage, bounds }: Live): MapView {
  const { edition, onSelect, onViewChange } = options;
  let state = options.state;
  const dots = dotsLayer(() => map.getZoom());
  const showAll = (): void => void map.fitBounds(bounds, { padding: PADDING });
  map.addImage(HATCH, hatchImage(), { pixelRatio: 2 });
  map.addLayer(noDataFill, ABOVE_HATCH);
  map.addLayer(dots, ABOVE_DOTS);
  shade(map, edition, state);
  select(map, edition, state);
  const refreshDots = dotsRefresher(map, worker, dots);
  const unit = (): number => (state.unit === 'auto' ? dotUnitAtZoom(map.getZoom()) : state.unit);
  const report = (): void => onViewChange({ ...positionOf(map), unit: unit() });
  map.on('zoom', () => refreshDots(state, unit()));
  map.on('moveend', report);
  map.on('click', ({ point }) => {
    const [hit] = map.queryRenderedFeatures(point, { layers: [levelsFill.id] });
    onSelect(typeof hit?.id === 'number' ? (edition.tracts.geoid[hit.id] ?? null) : null);
  });
  addControls(stage, map, options.text, showAll);
  refreshDots(state, unit());
  options.container.dataset['map'] = 'live';
  report();
  return {
    isLive: true,
    update(next) {
      const before = state;
      state = next;
      if (next.layer !== before.layer) shade(map, edition, next);
      if (next.selected !== before.selected) select(map, edition, next);
      moveTo(map, next.view, before.view, showAll);
      refreshDots(next, unit());
      if (next.unit !== before.unit) report();
    },
    destroy() {
      worker.destroy();
      map.remove();
      stage.remove();
      delete options.container.dataset['map'];
    },
  };
}

function positionOf(map: LiveMap): MapPosition {
  const { lng, lat } = map.getCenter();
  return { lon: lng, lat, zoom: map.getZoom() };
}

/** Moves only when the wish is new and not where the map already is (its own report coming back). */
function moveTo(
  map: LiveMap,
  view: MapPosition | null,
  before: MapPosition | null,
  showAll: () => void,
): void {
  if (view === null) {
    if (before !== null) showAll();
    return;
  }
  const now = positionOf(map);
  const isThere =
    Math.abs(now.lon - view.lon) < 1e-3 &&
    Math.abs(now.lat - view.lat) < 1e-3 &&
    Math.abs(now.zoom - view.zoom) < 0.05;
  const isOld = before?.lon === view.lon && before.lat === view.lat && before.zoom === view.zoom;
  if (!isThere && !isOld) void map.easeTo({ center: [view.lon, view.lat], zoom: view.zoom });
}

function shade(map: LiveMap, edition: MapData, { layer }: MapState): void {
  const levels = layerLevels(edition, layer);
  levels.forEach((level, id) => {
    map.setFeatureState({ source: TRACTS, id }, { level: level === null ? -1 : LEVELS.indexOf(level) });
  });
  map.setFilter(noDataFill.id, noDataFilter(levels.flatMap((level, i) => (level === null ? [i] : []))));
}

function select(map: LiveMap, edition: MapData, { selected }: MapState): void {
  const filter = selectionFilter(selected === null ? -1 : edition.tracts.geoid.indexOf(selected));
  map.setFilter(selectionHalo.id, filter);
  map.setFilter(selectionLine.id, filter);
}

/** Asks for dots when group or unit changed; the last wish wins, the old dots stay until the new ones are there. */
function dotsRefresher(
  map: LiveMap,
  worker: MapWorker,
  dots: DotsLayer,
): (state: MapState, unit: number) => void {
  let wanted = '';
  return ({ group }, unit) => {
    const key = group === 'none' ? group : `${group} ${unit}`;
    if (key === wanted) return;
    wanted = key;
    const points = group === 'none' ? Promise.resolve(null) : worker.dots(group, unit);
    void points.then((made) => {
      if (wanted !== key) return;
      dots.show(made);
      map.triggerRepaint();
    });
  };
}

import type { FitBoundsOptions, Map as LiveMap } from 'maplibre-gl';
import { dotUnitAtZoom } from '#artifacts/dots/unit.ts';
import type { MapData, MapPosition, MapState } from '../map-state.ts';
import { nextTask } from '../next-task.ts';
import { addControls } from './controls.ts';
import { dotsRefresher } from './dots-refresher.ts';
import { showArea } from './layer-area.ts';
import { dotsLayer } from './layer-dots.ts';
import { levelsFill } from './layer-levels-fill.ts';
import {
  selectionFilter,
  selectionHalo,
  selectionLine,
  townFilter,
  townSelection,
} from './layer-selection.ts';
import type { MapView, MapViewOptions } from './map-view.ts';
import { makeShading } from './shading.ts';
import { wholeBounds } from './shapes.ts';
import { ABOVE_DOTS } from './style.ts';

/** How the map goes to a box: straight and at once, and never closer than a neighborhood. */
export const FIT: FitBoundsOptions = { padding: 12, maxZoom: 13, linear: true, duration: 200 };

const MOVE = { duration: 180 };

/** Pixels of one step of the keyboard and of the buttons. */
const PAN_STEP = 120;

/** A map whose shapes are drawn. */
export interface DrawnMap {
  readonly map: LiveMap;
  readonly stage: HTMLElement;
  /** Addresses of the shapes, to be given back at the end. */
  readonly urls: readonly string[];
}

/** Shades, dots, buttons and answers: the map as the page uses it. */
export async function makeLiveView(
  options: MapViewOptions,
  { map, stage, urls }: DrawnMap,
): Promise<MapView> {
  const { edition, shapes, worker, onDotsFailure } = options;
  let state = options.state;
  const layer = dotsLayer(() => map.getZoom());
  map.addLayer(layer, ABOVE_DOTS);
  const shade = makeShading(map, options);
  const refreshDots = dotsRefresher({ map, worker, layer, onFailure: onDotsFailure });
  const unit = (): number => (state.unit === 'auto' ? dotUnitAtZoom(map.getZoom()) : state.unit);
  const report = (): void => options.onViewChange({ ...positionOf(map), unit: unit() });
  const showAll = (): void => void map.fitBounds([...shapes.bounds], FIT);
  await shade(state.layer);
  await nextTask();
  select(map, edition, state);
  await refreshDots(state, unit());
  map.on('zoom', () => void refreshDots(state, unit()));
  map.on('moveend', report);
  followClicks(map, options);
  map.on('error', ({ error }) => console.warn(error));
  const view: MapView = {
    update(next) {
      const before = state;
      state = next;
      void shade(next.layer);
      if (next.selected !== before.selected || next.town !== before.town) select(map, edition, next);
      moveTo(map, next.view, before.view, showAll);
      void refreshDots(next, unit());
      if (next.unit !== before.unit) report();
    },
    show(tracts) {
      const box = wholeBounds(shapes.boxes, tracts);
      if (box.every(Number.isFinite)) map.fitBounds(box, FIT);
    },
    reveal(tract) {
      const [west, south, east, north] = wholeBounds(shapes.boxes, [tract]);
      const center: [number, number] = [(west + east) / 2, (south + north) / 2];
      if (center.every(Number.isFinite) && !map.getBounds().contains(center)) map.easeTo({ center, ...MOVE });
    },
    zoomBy: (steps) => void map.zoomTo(map.getZoom() + steps, MOVE),
    panBy: (x, y) => void map.panBy([x * PAN_STEP, y * PAN_STEP], MOVE),
    drawArea: (area) => showArea(map, area),
    picture: () => pictureOf(map),
    destroy() {
      sizes.disconnect();
      worker.destroy();
      map.remove();
      stage.remove();
      urls.forEach((url) => URL.revokeObjectURL(url));
      delete options.container.dataset['map'];
    },
  };
  const sizes = followSize(map, stage);
  addControls(stage, view, options.text, showAll);
  options.container.dataset['map'] = 'live';
  report();
  return view;
}

function followClicks(map: LiveMap, { edition, onSelect, onPlace }: MapViewOptions): void {
  map.on('click', ({ point, lngLat }) => {
    if (onPlace?.([lngLat.lng, lngLat.lat]) === true) return;
    const [hit] = map.queryRenderedFeatures(point, { layers: [levelsFill.id] });
    onSelect(typeof hit?.id === 'number' ? (edition.tracts.geoid[hit.id] ?? null) : null);
  });
}

/** Read in the task that drew it: afterwards the canvas is empty. */
function pictureOf(map: LiveMap): ReturnType<MapView['picture']> {
  map.redraw();
  const canvas = map.getCanvas();
  return { url: canvas.toDataURL('image/png'), width: canvas.width, height: canvas.height };
}

/** The map takes the size of its stage, but not none: behind another tab it keeps what it has drawn. */
function followSize(map: LiveMap, stage: HTMLElement): ResizeObserver {
  let [width, height] = [stage.clientWidth, stage.clientHeight];
  const observer = new ResizeObserver(() => {
    const { clientWidth, clientHeight } = stage;
    if (clientWidth === 0 || (clientWidth === width && clientHeight === height)) return;
    [width, height] = [clientWidth, clientHeight];
    map.resize();
  });
  observer.observe(stage);
  return observer;
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
  if (!isThere && !isOld) void map.easeTo({ center: [view.lon, view.lat], zoom: view.zoom, ...MOVE });
}

function select(map: LiveMap, edition: MapData, { selected, town }: MapState): void {
  const filter = selectionFilter(selected === null ? -1 : edition.tracts.geoid.indexOf(selected));
  map.setFilter(selectionHalo.id, filter);
  map.setFilter(selectionLine.id, filter);
  const area = edition.areas.find(({ id, slug }) => slug === town && id.startsWith('town:'));
  map.setFilter(townSelection.id, townFilter(area?.id.slice('town:'.length) ?? ''));
}

import type { LngLatBoundsLike, Map as LiveMap, MapOptions } from 'maplibre-gl';
import { nextTask } from '../next-task.ts';
import { HATCH, hatchImage } from './layer-no-data.ts';
import { FIT, makeLiveView } from './live-view.ts';
import { loadLibrary } from './load-library.ts';
import type { MapView, MapViewOptions } from './map-view.ts';
import { EMPTY_STYLE, LAYERS, sourcesOf } from './style.ts';

/**
 * Lays the interactive map over the picture, in many short tasks.
 *
 * @throws Error when the device or the network does not allow it; the picture then stays as it was
 */
export async function openMapView(options: MapViewOptions): Promise<MapView> {
  const library = await loadLibrary();
  await nextTask();
  const stage = addStage(options.container);
  try {
    const map = new library.Map(mapOptions(stage, options));
    map.touchZoomRotate.disableRotation();
    // The stage around it takes the keyboard: one stop, not two.
    map.getCanvas().tabIndex = -1;
    const opening = watchOpening(map);
    await opening.until('load');
    const urls = await addShapes(map, options);
    await opening.until('idle');
    opening.done();
    await nextTask();
    return await makeLiveView(options, { map, stage, urls });
  } catch (reason) {
    stage.remove();
    throw reason;
  }
}

/** Drawing that takes longer than this will not come: a script of the library stopped. */
const PATIENCE_MS = 30_000;

/** Watches the opening of a map: whatever the library complains of meanwhile ends it, and so does silence. */
function watchOpening(map: LiveMap): { until: (event: 'load' | 'idle') => Promise<void>; done: () => void } {
  let fail: (reason: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  const complain = ({ error }: { error: unknown }): void =>
    fail(new Error('the live map failed', { cause: error }));
  map.on('error', complain);
  const late = setTimeout(() => fail(new Error('the live map did not draw')), PATIENCE_MS);
  return {
    until: (event) => Promise.race([failed, map.once(event).then(() => undefined)]),
    done: () => {
      clearTimeout(late);
      map.off('error', complain);
    },
  };
}

/** One source or layer a task; the shapes go from worker to worker as files. */
async function addShapes(map: LiveMap, { shapes }: MapViewOptions): Promise<readonly string[]> {
  const urls: string[] = [];
  const open = (file: Blob): string => {
    const url = URL.createObjectURL(file);
    urls.push(url);
    return url;
  };
  for (const [name, source] of sourcesOf(shapes.files, open)) {
    map.addSource(name, source);
    await nextTask();
  }
  map.addImage(HATCH, hatchImage(), { pixelRatio: 2 });
  for (const layer of LAYERS) {
    map.addLayer(layer);
    await nextTask();
  }
  return urls;
}

function addStage(container: HTMLElement): HTMLElement {
  const stage = document.createElement('div');
  stage.className = 'map-live';
  container.append(stage);
  return stage;
}

function mapOptions(stage: HTMLElement, { state, text, shapes }: MapViewOptions): MapOptions {
  const bounds: LngLatBoundsLike = [...shapes.bounds];
  const place =
    state.view === null
      ? { bounds, fitBoundsOptions: FIT }
      : { center: [state.view.lon, state.view.lat] as [number, number], zoom: state.view.zoom };
  return {
    container: stage,
    trackResize: false,
    style: EMPTY_STYLE,
    validateStyle: false,
    ...place,
    minZoom: 5,
    maxZoom: 16,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    cooperativeGestures: true,
    keyboard: false,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
    locale: {
      'Map.Title': text.map,
      'CooperativeGesturesHandler.WindowsHelpText': text.scrollHint,
      'CooperativeGesturesHandler.MacHelpText': text.scrollHintMac,
      'CooperativeGesturesHandler.MobileHelpText': text.touchHint,
    },
  };
}

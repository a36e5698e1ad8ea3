import type { MapModel } from './map-model.svelte.ts';
import { hasWebGl2 } from './maplibre/gl-program.ts';
import type { MapView } from './maplibre/map-view.ts';
import { openMapView } from './maplibre/open-map-view.ts';
import type { MapWorker } from './maplibre/worker-client.ts';
import type { MapText } from './map-state.ts';

function textOf({ t }: MapModel): MapText {
  return {
    map: t('map.tabs.map'),
    zoomIn: t('map.control.zoomIn'),
    zoomOut: t('map.control.zoomOut'),
    wholePlace: t('map.control.whole'),
    panNorth: t('map.control.panNorth'),
    panSouth: t('map.control.panSouth'),
    panWest: t('map.control.panWest'),
    panEast: t('map.control.panEast'),
    controls: t('map.control.group'),
    scrollHint: t('map.control.scrollHint'),
    scrollHintMac: t('map.control.scrollHintMac'),
    touchHint: t('map.control.touchHint'),
  };
}

const COUNTY = 'county:';

/** Names of the counties by their five digits. */
function countiesOf({ edition }: MapModel): Readonly<Record<string, string>> {
  const counties = edition.areas.filter(({ id }) => id.startsWith(COUNTY));
  return Object.fromEntries(counties.map(({ id, name }) => [id.slice(COUNTY.length), name]));
}

/** Lays the live map over the picture and ties it to the model. */
export async function openLiveMap(
  container: HTMLElement,
  model: MapModel,
  worker: MapWorker,
): Promise<MapView> {
  const { geoid, town, population, groupQuarters } = model.data.tracts;
  const shapes = await worker.open({
    geoid,
    town,
    population,
    groupQuarters,
    counties: countiesOf(model),
  });
  if (shapes.canDraw !== true && !hasWebGl2()) throw new Error('this device has no WebGL 2');
  let isFirst = true;
  return openMapView({
    container,
    // What is shaded can change: the edition, or a scenario made from it.
    get edition() {
      return model.data;
    },
    worker,
    shapes,
    state: model.state,
    text: textOf(model),
    onSelect: (selected) => model.choose(selected),
    onPlace: (place) => model.onPlace?.(place) ?? false,
    onViewChange: ({ unit, ...view }) => {
      model.unit = unit;
      // The first report only says where the map stands; the address stays as it came.
      if (!isFirst) model.follow({ view });
      isFirst = false;
    },
    onDotsFailure: (reason) => {
      model.notice = model.t('map.error.dots');
      console.warn(reason);
    },
  });
}

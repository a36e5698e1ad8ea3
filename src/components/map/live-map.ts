import type { Topology } from 'topojson-specification';
import type { MapModel } from './map-model.svelte.ts';
import { createMapView, type MapView } from './maplibre/create-map-view.ts';

/** Lays the live map over the picture and ties it to the model. */
export function openLiveMap(container: HTMLElement, model: MapModel, shapes: Topology): Promise<MapView> {
  const { t } = model;
  let isFirst = true;
  return createMapView({
    container,
    edition: model.data,
    shapes,
    state: model.state,
    text: {
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
    },
    onSelect: (geoid) => model.go({ selected: geoid }),
    onViewChange: ({ unit, ...view }) => {
      model.unit = unit;
      // The first report only says where the map stands; the address stays as it came.
      if (!isFirst) model.follow({ view });
      isFirst = false;
    },
  });
}

import type { Map as LiveMap } from 'maplibre-gl';
import { layerLevels } from '#analysis/layer-levels.ts';
import { unsureTracts } from '#analysis/unsure-tracts.ts';
import { hasMapValues } from '#artifacts/map-data.ts';
import { LEVELS } from '#core/level.ts';
import type { MapData, MapLayer } from '../map-state.ts';
import { inPortions } from '../next-task.ts';
import { TRACTS } from './layer-levels-fill.ts';
import { noDataFill, noDataFilter } from './layer-no-data.ts';
import { unsureMarks } from './layer-unsure.ts';

/** Tracts shaded in one task: far below what a person notices, on slow devices too. */
const PORTION = 100;

/** Shades the tracts by a layer, some at a time; a newer layer takes over from an older one. */
export function makeShading(
  map: LiveMap,
  of: { readonly edition: MapData },
): (layer: MapLayer) => Promise<void> {
  let latest: MapLayer | undefined;
  let data: MapData | undefined;
  return async (layer) => {
    if (layer === latest && of.edition === data) return;
    // The values of the layer are on their way: the old one stays until they are here.
    if (layer !== 'level' && !hasMapValues(of.edition)) return;
    latest = layer;
    const shown = (data = of.edition);
    const levels = layerLevels(shown, layer);
    const isDone = await inPortions({
      count: levels.length,
      size: PORTION,
      isWanted: () => latest === layer && data === shown,
      act: (id) => {
        const level = levels[id] ?? null;
        const position = level === null ? -1 : LEVELS.indexOf(level);
        map.setFeatureState({ source: TRACTS, id }, { level: position });
      },
    });
    if (isDone) {
      map.setFilter(noDataFill.id, noDataFilter(levels.flatMap((level, i) => (level === null ? [i] : []))));
      map.setFilter(unsureMarks.id, noDataFilter(layer === 'level' ? unsureTracts(shown.tracts) : []));
    }
  };
}

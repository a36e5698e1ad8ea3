import type { FilterSpecification, LineLayerSpecification } from 'maplibre-gl';
import { MAP_INK } from '#artifacts/svg-map/ink.ts';
import { TRACTS } from './layer-levels-fill.ts';

/** Ink line around the selected tract. */
export const selectionLine: LineLayerSpecification = {
  id: 'selection',
  type: 'line',
  source: TRACTS,
  filter: selectionFilter(-1),
  layout: { 'line-join': 'round' },
  paint: { 'line-color': MAP_INK.ink, 'line-width': 2 },
};

/** Paper line under the ink, so that it shows on the darkest level too. */
export const selectionHalo: LineLayerSpecification = {
  ...selectionLine,
  id: 'selection-halo',
  paint: { 'line-color': MAP_INK.paper, 'line-width': 5, 'line-opacity': 0.9 },
};

/** The selected tract by index; −1 for none. */
export function selectionFilter(tract: number): FilterSpecification {
  return ['==', ['get', 'i'], tract];
}

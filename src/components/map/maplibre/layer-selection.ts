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

/** Ink line around the town that was searched for. */
export const townSelection: LineLayerSpecification = {
  id: 'town-selection',
  type: 'line',
  source: 'towns',
  filter: townFilter(''),
  layout: { 'line-join': 'round' },
  paint: { 'line-color': MAP_INK.ink, 'line-width': 3 },
};

/** The town by its GEOID; '' for none. */
export function townFilter(geoid: string): FilterSpecification {
  return ['==', ['get', 'geoid'], geoid];
}

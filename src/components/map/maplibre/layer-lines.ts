import type { FillLayerSpecification, LineLayerSpecification } from 'maplibre-gl';
import { MAP_INK } from '#artifacts/svg-map/ink.ts';

/** Hairlines between tracts: always thinner than the towns'. */
export const tractLines: LineLayerSpecification = {
  id: 'tract-lines',
  type: 'line',
  source: 'tract-lines',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': MAP_INK.outline,
    'line-opacity': ['interpolate', ['linear'], ['zoom'], 7, 0.45, 11, 0.9],
    'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.4, 10, 0.6, 13, 0.9],
  },
};

/** Borders of towns. */
export const townLines: LineLayerSpecification = {
  id: 'town-lines',
  type: 'line',
  source: 'town-lines',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': MAP_INK.outline,
    'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.8, 10, 1.4, 13, 2],
  },
};

/** Lakes and rivers over the tracts, when the place has loaded them. */
export const water: FillLayerSpecification = {
  id: 'water',
  type: 'fill',
  source: 'water',
  paint: { 'fill-color': MAP_INK.water },
};

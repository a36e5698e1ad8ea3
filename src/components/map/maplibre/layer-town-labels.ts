import type { SymbolLayerSpecification } from 'maplibre-gl';
import { MAP_INK } from '#artifacts/svg-map/ink.ts';

/** Names of towns, the most populous first, with a paper halo; drawn with fonts of the device. */
export const townLabels: SymbolLayerSpecification = {
  id: 'town-labels',
  type: 'symbol',
  source: 'town-labels',
  layout: {
    'text-field': ['get', 'name'],
    'text-font': ['system-ui', 'sans-serif'],
    'text-size': ['interpolate', ['linear'], ['zoom'], 7, 11, 10, 13, 13, 16],
    'text-padding': 6,
    'text-max-width': 7,
    'symbol-sort-key': ['get', 'rank'],
  },
  paint: { 'text-color': MAP_INK.ink, 'text-halo-color': MAP_INK.paper, 'text-halo-width': 1.8 },
};

import type { SymbolLayerSpecification } from 'maplibre-gl';
import { MAP_INK } from '#artifacts/svg-map/ink.ts';

/** People of a town that is named where the whole place is small. */
const LARGE_TOWN = 50_000;

/** Names of towns, the most populous first, with a paper halo; drawn with fonts of the device. */
export const townLabels: SymbolLayerSpecification = {
  id: 'town-labels',
  type: 'symbol',
  source: 'town-labels',
  layout: {
    // A phone shows the whole place at zoom 6: only the largest names then.
    'text-field': [
      'step',
      ['zoom'],
      ['case', ['>=', ['get', 'people'], LARGE_TOWN], ['get', 'name'], ''],
      7,
      ['get', 'name'],
    ],
    'text-font': ['system-ui', 'sans-serif'],
    'text-size': ['interpolate', ['linear'], ['zoom'], 7, 11, 8, 12, 10, 13, 13, 16],
    'text-padding': 2,
    'text-max-width': 7,
    // The most populous come first in the source.
    'symbol-z-order': 'source',
  },
  paint: { 'text-color': MAP_INK.ink, 'text-halo-color': MAP_INK.paper, 'text-halo-width': 1.8 },
};

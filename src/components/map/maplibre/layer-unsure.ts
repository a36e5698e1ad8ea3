import type { SymbolLayerSpecification } from 'maplibre-gl';
import { MAP_INK } from '#artifacts/svg-map/ink.ts';
import { noDataFilter } from './layer-no-data.ts';

/**
 * A white square with a border of ink in the middle of each tract to which sampling error could give another level.
 *
 * It is a letter with a halo: the lean library has no shader for pictures.
 */
export const unsureMarks: SymbolLayerSpecification = {
  id: 'unsure',
  type: 'symbol',
  source: 'tract-centers',
  filter: noDataFilter([]),
  layout: {
    'text-field': '■',
    'text-font': ['system-ui', 'sans-serif'],
    // A phone shows the whole place at zoom 6: hundreds of marks must not hide the levels there.
    'text-size': ['interpolate', ['linear'], ['zoom'], 6, 2, 8, 6, 11, 10, 14, 16],
    // All of them, and no name of a town gives way.
    'text-allow-overlap': true,
    'text-ignore-placement': true,
  },
  paint: {
    'text-color': '#ffffff',
    'text-halo-color': MAP_INK.ink,
    'text-halo-width': ['interpolate', ['linear'], ['zoom'], 6, 0.7, 8, 1.2],
  },
};

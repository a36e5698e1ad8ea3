import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import { MAP_INK } from '#artifacts/svg-map/ink.ts';
import { levelsFill, TRACTS } from './layer-levels-fill.ts';
import { townLines, tractLines, water } from './layer-lines.ts';
import { selectionHalo, selectionLine } from './layer-selection.ts';
import { townLabels } from './layer-town-labels.ts';
import type { MapShapes } from './shapes.ts';

const source = (data: GeoJSON.GeoJSON): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data,
  tolerance: 0.2,
});

/** Dots are drawn under this layer, over all shades and lines. */
export const ABOVE_DOTS = selectionHalo.id;

/** The hatch is drawn under this layer: it joins when its image is there. */
export const ABOVE_HATCH = water.id;

/** The whole style inside the page: no tile, sprite or glyph server. */
export function mapStyle(shapes: MapShapes): StyleSpecification {
  return {
    version: 8,
    sources: {
      [TRACTS]: source(shapes.tracts),
      'tract-lines': source(shapes.tractLines),
      'town-lines': source(shapes.townLines),
      'town-labels': source(shapes.townLabels),
      water: source(shapes.water),
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': MAP_INK.paper } },
      levelsFill,
      water,
      tractLines,
      townLines,
      selectionHalo,
      selectionLine,
      townLabels,
    ],
  };
}

import type { AddLayerObject, GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import { MAP_INK } from '#artifacts/svg-map/ink.ts';
import { levelsFill, TRACTS } from './layer-levels-fill.ts';
import { townLines, tractLines, water } from './layer-lines.ts';
import { noDataFill } from './layer-no-data.ts';
import { unsureMarks } from './layer-unsure.ts';
import { selectionHalo, selectionLine, townSelection } from './layer-selection.ts';
import { townLabels } from './layer-town-labels.ts';
import type { ShapeFiles } from './messages.ts';

/** Dots are drawn under this layer, over all shades and lines. */
export const ABOVE_DOTS = townSelection.id;

/** Nothing but paper: no tile, sprite or glyph server; sources and layers join one by one. */
export const EMPTY_STYLE: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [{ id: 'paper', type: 'background', paint: { 'background-color': MAP_INK.paper } }],
};

/** All layers but the dots, from the lowest. */
export const LAYERS: readonly AddLayerObject[] = [
  levelsFill,
  noDataFill,
  water,
  tractLines,
  townLines,
  townSelection,
  selectionHalo,
  selectionLine,
  unsureMarks,
  townLabels,
];

/** Names are weighed against each other tile by tile: at this zoom a place is one tile or few, so the larger town wins. */
const LABEL_ZOOM = 5;

const FILE_OF_SOURCE: readonly (readonly [string, keyof ShapeFiles])[] = [
  [TRACTS, 'tracts'],
  ['tract-lines', 'tractLines'],
  ['town-lines', 'townLines'],
  ['towns', 'towns'],
  ['town-labels', 'townLabels'],
  ['water', 'water'],
  ['tract-centers', 'tractCenters'],
];

/** The sources, each read from the address of its file. */
export function sourcesOf(
  files: ShapeFiles,
  addressOf: (file: Blob) => string,
): (readonly [string, GeoJSONSourceSpecification])[] {
  return FILE_OF_SOURCE.map(([name, file]) => [
    name,
    {
      type: 'geojson',
      data: addressOf(files[file]),
      tolerance: 0.2,
      ...(file === 'townLabels' ? { maxzoom: LABEL_ZOOM } : {}),
    },
  ]);
}

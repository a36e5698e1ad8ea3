import type { ExpressionSpecification, FillLayerSpecification } from 'maplibre-gl';
import { LEVEL_FILL, LEVELS } from '#core/level.ts';

/** Name of the source of tract polygons; the id of a feature is the tract's index. */
export const TRACTS = 'tracts';

const byLevel = LEVELS.flatMap((level, i) => [i, LEVEL_FILL[level]]);

/** Fill of each tract by the level in its feature state. */
export const levelsFill: FillLayerSpecification = {
  id: 'levels',
  type: 'fill',
  source: TRACTS,
  paint: {
    'fill-antialias': false,
    'fill-color': [
      'match',
      ['number', ['feature-state', 'level'], -1],
      ...byLevel,
      '#ffffff',
    ] as unknown as ExpressionSpecification,
  },
};

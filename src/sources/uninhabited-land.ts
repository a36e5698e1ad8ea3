import type { Geometry } from 'geojson';
import { Problem } from '#core/problem.ts';
import { polygonsOf, type PolygonRings } from '#tables/geometry/polygon.ts';
import { parseJson } from './geojson.ts';
import { type Source, STATE_FIGURES } from './source.ts';

function isCollection(value: unknown): value is Geometry {
  return typeof value === 'object' && value !== null && 'type' in value && 'geometries' in value;
}

/** The publisher's file is a bare GeometryCollection, without features or names. */
function parseMask(bytes: Uint8Array, file: string): readonly PolygonRings[] {
  const value = parseJson(bytes, file);
  if (!isCollection(value)) {
    throw new Problem('geojson-form', 'is not a GeoJSON geometry collection', {
      file,
      remedy: 'fetch the file again',
    });
  }
  return polygonsOf(value);
}

const DEEP = {
  publisher:
    'Connecticut Department of Energy and Environmental Protection, carried by the Connecticut Zoning Atlas (MIT)',
  period: '2021–2022',
  vintage: '2021–2022',
  license: STATE_FIGURES,
  url: 'https://github.com/zoningatlas/web-map',
} as const;

/** Lakes, ponds, rivers and harbors. */
export const waterBodies2021: Source<readonly PolygonRings[]> = {
  ...DEEP,
  file: 'connecticut/boundaries/hydro.min.geojson',
  title: 'Water bodies',
  parse: (bytes) => parseMask(bytes, waterBodies2021.file),
};

/** Federal and state land, mostly parks and forests. */
export const publicLand2021: Source<readonly PolygonRings[]> = {
  ...DEEP,
  file: 'connecticut/boundaries/federal-state.min.geojson',
  title: 'Federal and state land',
  parse: (bytes) => parseMask(bytes, publicLand2021.file),
};

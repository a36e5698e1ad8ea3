import type { FeatureCollection, Geometry } from 'geojson';
import type { Objects, Topology } from 'topojson-specification';
import { presimplify, simplify } from 'topojson-simplify';
import { quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import type { TigerTract } from '#sources/tiger-tracts-2010.ts';
import { boundaryFile } from '../boundary-files.ts';
import type { ImportedFile } from '../outputs.ts';
import type { ReadSource } from '../raw-files.ts';

/** Least area, in square degrees, of the triangle at a point that is kept: a bend of about 30 m. */
const LEAST_TRIANGLE = 1e-7;
/** Steps of the drawing grid over the width of the state. */
const QUANTIZATION = 1e5;

interface Properties {
  readonly geoid: string;
  readonly town: string;
}

function collect(tracts: readonly TigerTract[]): FeatureCollection<Geometry, Properties> {
  const features = tracts.map(
    ({ geoid, geometry }) => ({ type: 'Feature', properties: { geoid, town: '' }, geometry }) as const,
  );
  return { type: 'FeatureCollection', features };
}

/** Tracts with land, simplified for drawing; shared lines stay shared. */
export function importNationalShapes(
  tracts: readonly TigerTract[],
  source: ReadSource<readonly TigerTract[]>,
): ImportedFile {
  const land = tracts.filter(({ landSquareMeters }) => landSquareMeters > 0);
  const full = topology({ tracts: collect(land) });
  const drawn = quantize(
    simplify(presimplify(full as Topology<Objects<object>>), LEAST_TRIANGLE),
    QUANTIZATION,
  );
  // The layer of towns is there, and empty: every reader of shapes knows what that means.
  const towns = { type: 'GeometryCollection' as const, geometries: [] };
  const shapes = { ...drawn, objects: { ...drawn.objects, towns } };
  return boundaryFile('boundaries/tracts-2010.topojson', shapes, land.length, [source]);
}

import type { FeatureCollection, GeoJsonObject, MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type { MultiPolygon as TopoMultiPolygon, Topology } from 'topojson-specification';
import { presimplify, simplify } from 'topojson-simplify';
import { areaSquareMeters, type PolygonRings } from '#tables/geometry/polygon.ts';

/** Smaller waters are not seen on a map of a state; larger ones are the sea, which the shore already leaves out. */
const DRAWN_SQUARE_METERS = [1.5e6, 40e6] as const;

/** Least triangle of three neighboring points that is kept, in square degrees: about 0.01 km². */
const LEAST_TRIANGLE = 1e-6;

function isDrawn(polygon: PolygonRings): boolean {
  const [least, most] = DRAWN_SQUARE_METERS;
  const size = areaSquareMeters([polygon]);
  return size >= least && size <= most;
}

/** The large lakes and rivers as one simplified shape, for drawing only. */
export function drawLakes(water: readonly PolygonRings[]): FeatureCollection<MultiPolygon> {
  const coordinates = water.filter(isDrawn).map((polygon) => polygon.slice(0, 1));
  const drawn = topology({ lakes: { type: 'MultiPolygon', coordinates } as GeoJsonObject }, 1e5);
  const simpler = simplify(
    presimplify(drawn as Topology<{ lakes: TopoMultiPolygon<object> }>),
    LEAST_TRIANGLE,
  );
  const { geometry: simplified } = feature(simpler, simpler.objects.lakes);
  const geometry: MultiPolygon = {
    type: 'MultiPolygon',
    coordinates: simplified.coordinates.filter(([ring]) => (ring?.length ?? 0) >= 4),
  };
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] };
}

import type {
  Feature,
  FeatureCollection,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
  Position,
} from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { polygonsOf, ringArea } from '#artifacts/dots/rings.ts';

/** Everything but the dots that the map draws, as MapLibre wants it. */
export interface MapShapes {
  readonly tracts: FeatureCollection<Polygon | MultiPolygon>;
  readonly tractLines: MultiLineString;
  readonly townLines: MultiLineString;
  readonly townLabels: FeatureCollection<Point>;
  readonly water: FeatureCollection;
  readonly bounds: readonly [number, number, number, number];
}

type Areas = FeatureCollection<Polygon | MultiPolygon, { geoid?: string; name?: string }>;
type Collection = GeometryCollection<{ geoid?: string }>;

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Features of one object of the topology; none when it has no such object. */
export function areasOf(topology: Topology, name: string): Areas {
  const collection = topology.objects[name] as Collection | undefined;
  return (collection === undefined ? NOTHING : feature(topology, collection)) as Areas;
}

/** Border lines of one object, each drawn once. */
function linesOf(topology: Topology, name: string): MultiLineString {
  const object = topology.objects[name] as GeometryObject | undefined;
  return object === undefined ? { type: 'MultiLineString', coordinates: [] } : mesh(topology, object);
}

/** GeoJSON from the topology; tract features carry the index of their tract in the edition as id. */
export function mapShapes(
  topology: Topology,
  geoids: readonly string[],
  peopleByTown: ReadonlyMap<string, number>,
): MapShapes {
  const indexByGeoid = new Map(geoids.map((geoid, i) => [geoid, i]));
  const tracts = areasOf(topology, 'tracts').features.flatMap((tract) => {
    const i = indexByGeoid.get(tract.properties.geoid ?? '');
    return i === undefined || !tract.geometry ? [] : [{ ...tract, id: i, properties: { i } }];
  });
  return {
    tracts: { type: 'FeatureCollection', features: tracts },
    tractLines: linesOf(topology, 'tracts'),
    townLines: linesOf(topology, 'towns'),
    townLabels: {
      type: 'FeatureCollection',
      features: areasOf(topology, 'towns').features.map((town) => labelOf(town, peopleByTown)),
    },
    water: areasOf(topology, 'water'),
    bounds: boundsOf(tracts),
  };
}

function labelOf(town: Areas['features'][number], peopleByTown: ReadonlyMap<string, number>): Feature<Point> {
  const { geoid = '', name = '' } = town.properties;
  const [largest = []] = [...polygonsOf(town.geometry)].sort(
    (a, b) => ringArea(b[0] ?? []) - ringArea(a[0] ?? []),
  );
  return {
    type: 'Feature',
    properties: { name, rank: -(peopleByTown.get(geoid) ?? 0) },
    geometry: { type: 'Point', coordinates: centroidOf(largest[0] ?? []) },
  };
}

/** Center of mass of a ring. */
function centroidOf(ring: readonly Position[]): Position {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let [twice, sumX, sumY] = [0, 0, 0];
  ring.forEach(([x = 0, y = 0], i) => {
    const [px = x0, py = y0] = ring[i === 0 ? 0 : i - 1] ?? [];
    const cross = (px - x0) * (y - y0) - (x - x0) * (py - y0);
    twice += cross;
    sumX += (px + x - 2 * x0) * cross;
    sumY += (py + y - 2 * y0) * cross;
  });
  return twice === 0 ? [x0, y0] : [x0 + sumX / (3 * twice), y0 + sumY / (3 * twice)];
}

function boundsOf(tracts: readonly Feature<Polygon | MultiPolygon>[]): MapShapes['bounds'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of tracts.flatMap(({ geometry }) => polygonsOf(geometry).flat(2))) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

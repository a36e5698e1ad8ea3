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
import type { WorkerTracts } from './messages.ts';

/** Everything but the dots that the map draws, as MapLibre wants it. */
export interface MapLayerShapes {
  readonly tracts: FeatureCollection<Polygon | MultiPolygon>;
  readonly tractLines: MultiLineString;
  readonly townLines: MultiLineString;
  /** Towns by their GEOID, to draw the one that was searched for. */
  readonly towns: FeatureCollection;
  /** Names of towns (or counties) where they are written, the most populous first. */
  readonly townLabels: FeatureCollection<Point>;
  readonly water: FeatureCollection;
  /** Middle of each tract, with its index. */
  readonly tractCenters: FeatureCollection<Point>;
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

/** Borders of counties, where there is no layer of towns: state and county are the first five digits of a tract. */
function countyLines(topology: Topology): MultiLineString {
  const object = topology.objects['tracts'] as Collection | undefined;
  const countyOf = (shape: { readonly properties?: { geoid?: string } | undefined }): string | undefined =>
    shape.properties?.geoid?.slice(0, 5);
  return object === undefined
    ? { type: 'MultiLineString', coordinates: [] }
    : mesh(topology, object, (a, b) => a === b || countyOf(a) !== countyOf(b));
}

/** People of the tracts of one county, their middle, and its name. */
function countyLabels(tracts: readonly Feature<Point, { i: number }>[], edition: WorkerTracts): Label[] {
  const sums = new Map<string, [people: number, x: number, y: number]>();
  for (const { geometry, properties } of tracts) {
    const county = edition.geoid[properties.i]?.slice(0, 5) ?? '';
    const people = edition.population.total[properties.i] ?? 0;
    const [x = 0, y = 0] = geometry.coordinates;
    const [before, sumX, sumY] = sums.get(county) ?? [0, 0, 0];
    sums.set(county, [before + people, sumX + people * x, sumY + people * y]);
  }
  return [...sums].flatMap(([county, [people, x, y]]): Label[] => {
    const name = edition.counties?.[county];
    if (name === undefined || people === 0) return [];
    const geometry = { type: 'Point' as const, coordinates: [x / people, y / people] };
    return [{ type: 'Feature', properties: { name, people }, geometry }];
  });
}

/** Names of towns; of counties where there is no layer of towns. */
function labelsOf(
  topology: Topology,
  centers: readonly Feature<Point, { i: number }>[],
  edition: WorkerTracts,
  peopleByTown: ReadonlyMap<string, number>,
): FeatureCollection<Point> {
  const towns = areasOf(topology, 'towns').features;
  const labels =
    towns.length === 0
      ? countyLabels(centers, edition)
      : towns.map((town) => labelOf(town, peopleByTown.get(town.properties.geoid ?? '') ?? 0));
  return {
    type: 'FeatureCollection',
    features: labels.sort((a, b) => b.properties.people - a.properties.people),
  };
}

/** GeoJSON from the topology; tract features carry the index of their tract in the edition as id. */
export function layerShapes(
  topology: Topology,
  edition: WorkerTracts,
  peopleByTown: ReadonlyMap<string, number>,
): MapLayerShapes {
  const indexByGeoid = new Map(edition.geoid.map((geoid, i) => [geoid, i]));
  const tracts = areasOf(topology, 'tracts').features.flatMap((tract) => {
    const i = indexByGeoid.get(tract.properties.geoid ?? '');
    return i === undefined || !tract.geometry ? [] : [{ ...tract, id: i, properties: { i } }];
  });
  const centers = tracts.map((tract) => middleOf<{ i: number }>(tract));
  return {
    tracts: { type: 'FeatureCollection', features: tracts },
    tractLines: linesOf(topology, 'tracts'),
    townLines: topology.objects['towns'] === undefined ? countyLines(topology) : linesOf(topology, 'towns'),
    towns: areasOf(topology, 'towns'),
    townLabels: labelsOf(topology, centers, edition, peopleByTown),
    water: areasOf(topology, 'water'),
    tractCenters: { type: 'FeatureCollection', features: centers },
  };
}

type Label = Feature<Point, { readonly name: string; readonly people: number }>;

/** Middle of a shape: that of its largest part. */
function middleOf<P>({ geometry, properties }: Feature<Polygon | MultiPolygon, P>): Feature<Point, P> {
  const [largest = []] = [...polygonsOf(geometry)].sort(
    (a, b) => ringArea(b[0] ?? []) - ringArea(a[0] ?? []),
  );
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: centroidOf(largest[0] ?? []) },
  };
}

function labelOf(town: Areas['features'][number], people: number): Label {
  return { ...middleOf(town), properties: { name: town.properties.name ?? '', people } };
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

/** West, south, east, north of each tract by its index, four numbers a tract; NaN for a tract without a shape. */
export function tractBoxes(
  { features }: MapLayerShapes['tracts'],
  tractCount: number,
): Float64Array<ArrayBuffer> {
  const boxes = new Float64Array(4 * tractCount).fill(NaN);
  for (const { id, geometry } of features) {
    if (typeof id !== 'number') continue;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x = 0, y = 0] of polygonsOf(geometry).flat(2)) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
    boxes.set([west, south, east, north], 4 * id);
  }
  return boxes;
}

/** The box around the boxes of some tracts, or of all; tracts without a shape do not count. */
export function wholeBounds(
  boxes: Float64Array,
  tracts?: readonly number[],
): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const tract of tracts ?? Array.from({ length: boxes.length / 4 }, (_, i) => i)) {
    const [w = NaN, s = NaN, e = NaN, n = NaN] = boxes.subarray(4 * tract, 4 * tract + 4);
    if (Number.isNaN(w)) continue;
    west = Math.min(west, w);
    south = Math.min(south, s);
    east = Math.max(east, e);
    north = Math.max(north, n);
  }
  return [west, south, east, north];
}

import type {
  GeometryCollection,
  GeometryObject,
  MultiPolygon,
  Polygon,
  Topology,
} from 'topojson-specification';
import type { Feature, FeatureCollection, GeoJsonProperties } from 'geojson';
import { mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import { tractsShore2010, type TractShape } from '#sources/tracts-shore-2010.ts';
import { compareTexts } from '#tables/columns.ts';
import type { AreaSources, PlacedTract } from './area-tables.ts';
import type { ImportedFile } from './outputs.ts';
import type { RawFolder, ReadSource } from './raw-files.ts';

/** Steps of the drawing grid over the width of the state: about 2 m. */
const QUANTIZATION = 1e5;

type Member = Polygon<object> | MultiPolygon<object>;

function collect(shapes: readonly TractShape[]): FeatureCollection {
  const features = [...shapes]
    .sort((a, b) => compareTexts(a.geoid, b.geoid))
    .map(({ geoid, geometry }): Feature => ({ type: 'Feature', properties: { geoid }, geometry }));
  return { type: 'FeatureCollection', features };
}

function isMember(
  geometry: GeometryObject<GeoJsonProperties>,
): geometry is Member & GeometryObject<GeoJsonProperties> {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

function membersOf(drawn: Topology, object: string): Member[] {
  const collection = drawn.objects[object];
  return collection?.type === 'GeometryCollection' ? collection.geometries.filter(isMember) : [];
}

function geoidOf(member: Member): string {
  const { geoid = '' } = (member.properties ?? {}) as { geoid?: string };
  return geoid;
}

/** Towns as unions of their tracts, on the very same arcs. */
function mergeTowns(
  drawn: Topology,
  tracts: readonly PlacedTract[],
  towns: AreaSources['towns']['value'],
): GeometryCollection {
  const members = membersOf(drawn, 'tracts');
  const townOf = new Map(tracts.map((tract) => [tract.geoid, tract.town]));
  const geometries = [...towns]
    .sort((a, b) => compareTexts(a.geoid, b.geoid))
    .map(({ geoid, name }) => {
      const own = members.filter((member) => townOf.get(geoidOf(member)) === geoid);
      return { ...mergeArcs(drawn, own), properties: { geoid, name } };
    });
  return { type: 'GeometryCollection', geometries };
}

function boundaryFile(
  path: string,
  drawn: Topology,
  rowCount: number,
  source: ReadSource<unknown>,
): ImportedFile {
  const { provenance } = source;
  return { path, content: `${JSON.stringify(drawn)}\n`, rowCount, total: '', provenance, raw: [source] };
}

/** Tracts and towns for drawing, in one topology so that their lines are the same. */
export async function importBoundaries(
  raw: RawFolder,
  tracts: readonly PlacedTract[],
  sources: AreaSources,
): Promise<ImportedFile | undefined> {
  const shapes = await raw.read(tractsShore2010);
  if (shapes === undefined) return undefined;
  const drawn = topology({ tracts: collect(shapes.value) }, QUANTIZATION);
  drawn.objects.towns = mergeTowns(drawn, tracts, sources.towns.value);
  return boundaryFile('boundaries/tracts-2010.topojson', drawn, shapes.value.length, shapes);
}

import type { FeatureCollection, GeoJsonProperties } from 'geojson';
import type {
  GeometryCollection,
  GeometryObject,
  MultiPolygon,
  Polygon,
  Topology,
} from 'topojson-specification';
import { mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import type { MaskedTopology } from '#artifacts/dots/dot-mask.ts';
import { type TractShape, tractsShore2010 } from '#sources/tracts-shore-2010.ts';
import { compareTexts } from '#tables/columns.ts';
import type { AreaSources, PlacedTract } from './area-tables.ts';
import type { DotMaskSources } from './dot-mask.ts';
import type { ImportedFile } from './outputs.ts';
import type { RawFolder, ReadSource } from './raw-files.ts';
import { drawLakes } from './lakes.ts';
import { cutAtTowns, type TownPiece } from './town-pieces.ts';

/** Steps of the drawing grid over the width of the state: about 2 m. */
const QUANTIZATION = 1e5;

type Member = Polygon<object> | MultiPolygon<object>;

function collect(pieces: readonly TownPiece[]): FeatureCollection {
  const features = [...pieces]
    .sort((a, b) => compareTexts(a.geoid, b.geoid) || compareTexts(a.town, b.town))
    .map(
      ({ geoid, town, geometry }) => ({ type: 'Feature', properties: { geoid, town }, geometry }) as const,
    );
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

/** Members of a topology with the same value of a property, in the order of those values. */
function groupBy(members: readonly Member[], property: 'geoid' | 'town'): ReadonlyMap<string, Member[]> {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const { [property]: id = '' } = (member.properties ?? {}) as Partial<Record<string, string>>;
    groups.set(id, [...(groups.get(id) ?? []), member]);
  }
  return new Map([...groups].sort(([a], [b]) => compareTexts(a, b)));
}

function mergeMembers(
  drawn: Topology,
  members: readonly Member[],
  properties: Record<string, string>,
): Member {
  const [only, ...others] = members;
  if (only?.type === 'Polygon' && others.length === 0) return { ...only, properties };
  const merged = mergeArcs(drawn, [...members]);
  const [arcs, ...islands] = merged.arcs;
  return islands.length === 0 && arcs !== undefined
    ? { type: 'Polygon', arcs, properties }
    : { type: 'MultiPolygon', arcs: merged.arcs, properties };
}

/** Tracts and towns on the very same arcs. */
function drawAreas(
  pieces: readonly TownPiece[],
  towns: AreaSources['towns']['value'],
  lakes: FeatureCollection,
): Topology {
  const drawn = topology({ pieces: collect(pieces), water: lakes }, QUANTIZATION);
  const members = membersOf(drawn, 'pieces');
  const nameOf = new Map(towns.map(({ geoid, name }) => [geoid, name]));
  const tractGeometries = [...groupBy(members, 'geoid')].map(([geoid, own]) =>
    mergeMembers(drawn, own, { geoid }),
  );
  const townGeometries = [...groupBy(members, 'town')].map(([geoid, own]) =>
    mergeMembers(drawn, own, { geoid, name: nameOf.get(geoid) ?? '' }),
  );
  const collection = (geometries: Member[]): GeometryCollection => ({
    type: 'GeometryCollection',
    geometries,
  });
  const { water = collection([]) } = drawn.objects;
  return {
    ...drawn,
    objects: { tracts: collection(tractGeometries), towns: collection(townGeometries), water },
  };
}

/** A boundary file of one source. */
export function boundaryFile(
  path: string,
  drawn: Topology,
  rowCount: number,
  sources: readonly [ReadSource<unknown>, ...ReadSource<unknown>[]],
): ImportedFile {
  const [{ provenance }] = sources;
  return { path, content: `${JSON.stringify(drawn)}\n`, rowCount, total: '', provenance, raw: sources };
}

/** Tracts, towns and large lakes for drawing, in one topology so that shared lines are the same; the mask of the dots with them. */
export function drawBoundaries(
  path: string,
  tracts: readonly (PlacedTract & TractShape)[],
  { towns }: AreaSources,
  shapes: ReadSource<unknown>,
  { dotMask, water, publicLand }: DotMaskSources,
): ImportedFile {
  const land = tracts.filter(({ landSquareMeters }) => landSquareMeters > 0);
  const pieces = cutAtTowns(land, tracts, towns.value);
  const drawn: MaskedTopology = { ...drawAreas(pieces, towns.value, drawLakes(water.value)), dotMask };
  return boundaryFile(path, drawn, land.length, [shapes, towns, water, publicLand]);
}

/** The drawing of the tracts of 2010, on their shapes clipped to the shore. */
export async function importBoundaries(
  raw: RawFolder,
  tracts: readonly PlacedTract[],
  sources: AreaSources,
  mask: DotMaskSources,
): Promise<ImportedFile | undefined> {
  const shapes = await raw.read(tractsShore2010);
  if (shapes === undefined) return undefined;
  const shapeOf = new Map(shapes.value.map(({ geoid, geometry }) => [geoid, geometry]));
  const clipped = tracts.flatMap((tract) => {
    const geometry = shapeOf.get(tract.geoid);
    return geometry === undefined ? [] : [{ ...tract, geometry }];
  });
  return drawBoundaries('boundaries/tracts-2010.topojson', clipped, sources, shapes, mask);
}

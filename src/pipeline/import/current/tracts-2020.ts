import { nameTract } from '#core/geoid.ts';
import { Problem } from '#core/problem.ts';
import type { PolygonRings } from '#tables/geometry/polygon.ts';
import { areaSquareMeters, boundsMeet, boundsOf, polygonsOf } from '#tables/geometry/polygon.ts';
import { commonAreas } from '#tables/geometry/common-area.ts';
import { interiorPoint } from '#tables/geometry/point.ts';
import type { Shape } from '#tables/geometry/overlap.ts';
import { cutToWindow } from '#tables/geometry/window.ts';
import { acsRaceTracts2023 } from '#sources/acs-race-2023.ts';
import { type Tract2020, tractCodes2022, tracts2020 } from '#sources/tracts-2020.ts';
import { compareTexts, numbersOf, textsOf } from '#tables/columns.ts';
import type { Table } from '#tables/table.ts';
import { type AreaSources, type PlacedTract, requireSame, sharedTowns } from '../area-tables.ts';
import { type ImportedFile, tableFile } from '../outputs.ts';
import type { RawFolder, ReadSource } from '../raw-files.ts';

/** A tract of the newer census in today's code, with its code of before. */
export interface CurrentTract extends PlacedTract {
  /** Empty for open water, which the crosswalk of codes leaves out. */
  readonly formerGeoid: string;
}

export interface CurrentSources {
  readonly shapes: ReadSource<readonly Tract2020[]>;
  readonly codes: ReadSource<Table>;
  readonly people: ReadSource<Table>;
  readonly water: ReadSource<readonly PolygonRings[]>;
}

/** Reads shapes, codes and people of the tracts; undefined when a file cannot be used. */
export async function readCurrentSources(
  raw: RawFolder,
  water: ReadSource<readonly PolygonRings[]>,
): Promise<CurrentSources | undefined> {
  const shapes = await raw.read(tracts2020);
  const codes = await raw.read(tractCodes2022);
  const people = await raw.read(acsRaceTracts2023);
  return shapes && codes && people ? { shapes, codes, people, water } : undefined;
}

/** Square meters of mapped water inside a shape. */
function waterIn(polygons: readonly PolygonRings[], water: readonly PolygonRings[]): number {
  const bounds = boundsOf(polygons);
  const near = water.filter((polygon) => boundsMeet(boundsOf([polygon]), bounds));
  return commonAreas(polygons, [cutToWindow(near, bounds)])[0] ?? 0;
}

const round6 = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

function landTract(
  geoid: string,
  formerGeoid: string,
  town: string,
  geometry: Tract2020['geometry'],
  water: readonly PolygonRings[],
): CurrentTract {
  const polygons = polygonsOf(geometry);
  const waterSquareMeters = Math.round(waterIn(polygons, water));
  const [longitude, latitude] = interiorPoint(polygons);
  return {
    geoid,
    formerGeoid,
    name: nameTract(geoid),
    town,
    sharedTowns: [],
    landSquareMeters: Math.max(1, Math.round(areaSquareMeters(polygons)) - waterSquareMeters),
    waterSquareMeters,
    longitude: round6(longitude),
    latitude: round6(latitude),
    geometry,
  };
}

/** A tract of the official list without a shape: open water. It stands at the middle of the shapes of its region. */
function waterTract(geoid: string, land: readonly CurrentTract[]): CurrentTract {
  const near = land.filter((tract) => tract.geoid.startsWith(geoid.slice(0, 5)));
  const bounds = boundsOf(near.flatMap(({ geometry }) => polygonsOf(geometry)));
  return {
    geoid,
    formerGeoid: '',
    name: nameTract(geoid),
    town: '',
    sharedTowns: [],
    landSquareMeters: 0,
    waterSquareMeters: 0,
    longitude: round6((bounds[0] + bounds[2]) / 2),
    latitude: round6((bounds[1] + bounds[3]) / 2),
    geometry: { type: 'MultiPolygon', coordinates: [] },
  };
}

/** People in tracts that have no shape would be lost on every map: that stops the run. */
function requireNobody(raw: RawFolder, { people }: CurrentSources, geoid: string, row: number): void {
  const count = numbersOf(people.value, 'total').values[row] ?? 0;
  if (count === 0) return;
  raw.log.add(
    new Problem('shape-absent', `has ${count} people and no shape`, {
      file: people.file,
      value: geoid,
      remedy: 'fetch shapes of the same census as the people',
    }),
  );
}

/** Tracts of the official list, in GEOID order: 879 with a shape, in two codes, and open water. */
export function placeCurrentTracts(
  raw: RawFolder,
  sources: CurrentSources,
  { towns }: AreaSources,
): CurrentTract[] {
  const { shapes, codes, people, water } = sources;
  const former = textsOf(codes.value, 'countyCode');
  const filed = textsOf(codes.value, 'town');
  const rowOf = new Map(textsOf(codes.value, 'regionCode').map((geoid, row) => [geoid, row]));
  const shapeOf = new Map(shapes.value.map(({ geoid, geometry }) => [geoid, geometry]));
  requireSame(raw.log, codes.file, former, [...shapeOf.keys()], 'tract with a shape');
  const official = textsOf(people.value, 'geoid');
  requireSame(
    raw.log,
    codes.file,
    [...rowOf.keys()],
    official.filter((geoid) => rowOf.has(geoid)),
    'tract',
  );
  const land = official.flatMap((geoid): CurrentTract[] => {
    const row = rowOf.get(geoid) ?? -1;
    const geometry = shapeOf.get(former[row] ?? '');
    if (geometry === undefined) return [];
    const tract = landTract(geoid, former[row] ?? '', filed[row] ?? '', geometry, water.value);
    return [{ ...tract, sharedTowns: sharedTowns(tract, tract.town, towns.value) }];
  });
  const drawn = new Set(land.map(({ geoid }) => geoid));
  const open = official.flatMap((geoid, row) => {
    if (drawn.has(geoid)) return [];
    requireNobody(raw, sources, geoid, row);
    return [waterTract(geoid, land)];
  });
  return [...land, ...open].sort((a, b) => compareTexts(a.geoid, b.geoid));
}

/** Shapes of the tracts with land, by today's code. */
export function landShapes(tracts: readonly PlacedTract[]): Shape[] {
  return tracts
    .filter(({ landSquareMeters }) => landSquareMeters > 0)
    .map(({ geoid, geometry }) => ({ id: geoid, polygons: polygonsOf(geometry) }));
}

/** tracts-2020: the official list, and the crosswalk of its two codes. */
export function currentTractFile(tracts: readonly CurrentTract[], sources: CurrentSources): ImportedFile {
  const rows = tracts.map((tract) => ({
    geoid: tract.geoid,
    name: tract.name,
    county: tract.town.slice(0, 5),
    town: tract.town,
    sharedTowns: tract.sharedTowns.join(';'),
    landSquareMeters: tract.landSquareMeters,
    waterSquareMeters: tract.waterSquareMeters,
    longitude: tract.longitude,
    latitude: tract.latitude,
    formerGeoid: tract.formerGeoid,
  }));
  const land = tracts.reduce((sum, tract) => sum + tract.landSquareMeters, 0);
  return tableFile('tracts-2020', rows, [sources.shapes, sources.codes, sources.people, sources.water], {
    title: 'Census tracts of 2020 in both codes; areas measured on generalized shapes',
    total: `landSquareMeters=${land}`,
  });
}

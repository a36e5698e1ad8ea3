import { read } from 'shapefile';
import { parseTractGeoid } from '#core/geoid.ts';
import { parseNumber } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { polygonsOf } from '#tables/geometry/polygon.ts';
import { textOf } from './geojson.ts';
import { type Area, keepShapes, refuseOverlaps, type Shape } from './keep-shapes.ts';
import { PUBLIC_DOMAIN, type Source } from './source.ts';
import { unpackZip } from './zip.ts';

/** A tract on the publisher's full-resolution lines, with the publisher's own areas and interior point. */
export interface TigerTract {
  readonly geoid: string;
  readonly name: string;
  readonly landSquareMeters: number;
  readonly waterSquareMeters: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly geometry: Area;
}

function numberOf(properties: Readonly<Record<string, unknown>>, field: string, file: string): number {
  const value = properties[field];
  const cell = typeof value === 'number' ? value : parseNumber(textOf(properties, field));
  if (typeof cell === 'number') return cell;
  throw new Problem('number-form', 'is empty', {
    columnName: field,
    file,
    remedy: 'fetch the archive again',
  });
}

function asTract({ geometry, properties }: Shape, file: string): TigerTract {
  return {
    geoid: parseTractGeoid(textOf(properties, 'GEOID10')),
    name: textOf(properties, 'NAME10'),
    landSquareMeters: numberOf(properties, 'ALAND10', file),
    waterSquareMeters: numberOf(properties, 'AWATER10', file),
    longitude: numberOf(properties, 'INTPTLON10', file),
    latitude: numberOf(properties, 'INTPTLAT10', file),
    geometry,
  };
}

function part(files: ReadonlyMap<string, Uint8Array>, ending: string, file: string): Uint8Array {
  for (const [name, bytes] of files) if (name.toLowerCase().endsWith(ending)) return bytes;
  throw new Problem('shapefile-part', `the archive holds no ${ending} file`, {
    file,
    remedy: 'a shapefile needs its .shp, .dbf and .prj: fetch the whole archive',
  });
}

function refuseProjected(prj: Uint8Array, file: string): void {
  const text = new TextDecoder().decode(prj);
  if (text.startsWith('GEOGCS')) return;
  throw new Problem('shape-degrees', 'the shapes are not in degrees', {
    file,
    value: text.slice(0, 40),
    remedy: 'use the layer in longitude and latitude',
  });
}

async function parse(bytes: Uint8Array, log: ProblemLog, file: string): Promise<readonly TigerTract[]> {
  const files = unpackZip(bytes, file);
  refuseProjected(part(files, '.prj', file), file);
  const { features } = await read(part(files, '.shp', file), part(files, '.dbf', file));
  const shapes = keepShapes(features, (facts) => textOf(facts, 'GEOID10'), file, log);
  const tracts = shapes.map((shape) => asTract(shape, file));
  refuseOverlaps(
    tracts.map(({ geoid, geometry }) => ({ id: geoid, polygons: polygonsOf(geometry) })),
    file,
    log,
  );
  return tracts;
}

/**
 * Tracts of a state in Census 2010 on full-resolution lines, not clipped to the shore: for areas and joins.
 *
 * @param stateFips two digits
 * @param file path in the raw folder
 * @example tigerTractsOf('44', 'rhode-island/tl_2010_44_tract10.zip').vintage // => '2010 tracts'
 */
export function tigerTractsOf(stateFips: string, file: string): Source<readonly TigerTract[]> {
  return {
    file,
    title: 'TIGER/Line census tracts 2010',
    publisher: 'U.S. Census Bureau',
    period: '2010',
    vintage: '2010 tracts',
    license: PUBLIC_DOMAIN,
    url: `https://www2.census.gov/geo/tiger/TIGER2010/TRACT/2010/tl_2010_${stateFips}_tract10.zip`,
    parse: (bytes, log) => parse(bytes, log, file),
  };
}

/** Tracts of Connecticut. */
export const tigerTracts2010 = tigerTractsOf('09', 'connecticut/boundaries/tl_2010_09_tract10.zip');

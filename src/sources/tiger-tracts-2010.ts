import { read } from 'shapefile';
import { parseTractGeoid } from '#core/geoid.ts';
import { parseNumber } from '#core/number.ts';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { type Area, keepShapes, type Shape, textOf } from './geojson.ts';
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

function numberOf(properties: Readonly<Record<string, unknown>>, field: string): number {
  const value = properties[field];
  const cell = typeof value === 'number' ? value : parseNumber(textOf(properties, field));
  if (typeof cell === 'number') return cell;
  throw new Problem('number-form', 'is empty', { columnName: field, file: tigerTracts2010.file });
}

function asTract({ geometry, properties }: Shape): TigerTract {
  return {
    geoid: parseTractGeoid(textOf(properties, 'GEOID10')),
    name: textOf(properties, 'NAME10'),
    landSquareMeters: numberOf(properties, 'ALAND10'),
    waterSquareMeters: numberOf(properties, 'AWATER10'),
    longitude: numberOf(properties, 'INTPTLON10'),
    latitude: numberOf(properties, 'INTPTLAT10'),
    geometry,
  };
}

function part(files: ReadonlyMap<string, Uint8Array>, ending: string): Uint8Array {
  for (const [name, bytes] of files) if (name.toLowerCase().endsWith(ending)) return bytes;
  throw new Problem('shapefile-part', `the archive holds no ${ending} file`, {
    file: tigerTracts2010.file,
    remedy: 'a shapefile needs its .shp, .dbf and .prj: fetch the whole archive',
  });
}

function refuseProjected(prj: Uint8Array): void {
  const text = new TextDecoder().decode(prj);
  if (text.startsWith('GEOGCS')) return;
  throw new Problem('shape-degrees', 'the shapes are not in degrees', {
    file: tigerTracts2010.file,
    value: text.slice(0, 40),
    remedy: 'use the layer in longitude and latitude',
  });
}

async function parse(bytes: Uint8Array, log: ProblemLog): Promise<readonly TigerTract[]> {
  const files = unpackZip(bytes, tigerTracts2010.file);
  refuseProjected(part(files, '.prj'));
  const { features } = await read(part(files, '.shp'), part(files, '.dbf'));
  return keepShapes(features, (facts) => textOf(facts, 'GEOID10'), tigerTracts2010.file, log).map(asTract);
}

/** Tracts of Census 2010 on full-resolution lines, not clipped to the shore: for areas and joins. */
export const tigerTracts2010: Source<readonly TigerTract[]> = {
  file: 'connecticut/boundaries/tl_2010_09_tract10.zip',
  title: 'TIGER/Line census tracts 2010',
  publisher: 'U.S. Census Bureau',
  period: '2010',
  vintage: '2010 tracts',
  license: PUBLIC_DOMAIN,
  url: 'https://www2.census.gov/geo/tiger/TIGER2010/TRACT/2010/tl_2010_09_tract10.zip',
  parse,
};

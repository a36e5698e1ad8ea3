import { read } from 'shapefile';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { textOf } from '../geojson.ts';
import { keepShapes } from '../keep-shapes.ts';
import { unpackZip } from '../zip.ts';
import type { RowLedger } from './live-source.ts';

/** What must hold for a zipped shapefile of areas. */
export interface ShapefileContract {
  /** Path for messages. */
  readonly path: string;
  /** Field that names a shape. */
  readonly geoid: string;
  readonly digits: number;
  readonly stateFips: string;
}

function part(files: ReadonlyMap<string, Uint8Array>, ending: string, path: string): Uint8Array {
  for (const [name, bytes] of files) if (name.toLowerCase().endsWith(ending)) return bytes;
  throw new Problem('shapefile-part', `the archive holds no ${ending} file`, {
    file: path,
    remedy: 'a shapefile needs its .shp, .dbf and .prj: fetch the whole archive',
  });
}

function requireDegrees(prj: Uint8Array, path: string): void {
  const text = new TextDecoder().decode(prj);
  if (text.startsWith('GEOGCS')) return;
  throw new Problem('shape-degrees', 'the shapes are not in degrees', {
    ...{ file: path, value: text.slice(0, 40) },
    remedy: 'use the layer in longitude and latitude',
  });
}

function checkGeoids(geoids: readonly string[], contract: ShapefileContract, log: ProblemLog): void {
  const { path, geoid: columnName, digits, stateFips } = contract;
  const seen = new Set<string>();
  const refuse = (code: string, what: string, value: string): void =>
    log.add(new Problem(code, what, { file: path, columnName, value, remedy: 'fetch the archive again' }));
  for (const geoid of geoids) {
    if (!/^\d+$/.test(geoid) || geoid.length !== digits)
      refuse('geoid-length', `must have ${digits} digits`, geoid);
    else if (!geoid.startsWith(stateFips)) refuse('state-other', `lies outside state ${stateFips}`, geoid);
    if (seen.has(geoid)) refuse('row-repeated', 'comes twice', geoid);
    seen.add(geoid);
  }
}

/**
 * Checks a zipped shapefile of polygons: its parts, degrees, closed rings, and an id of its state for each shape.
 *
 * @throws Problem 'shapefile-part', 'shape-degrees', and those of the archive
 */
export async function checkShapefile(
  bytes: Uint8Array,
  contract: ShapefileContract,
  log: ProblemLog,
): Promise<RowLedger> {
  const { path, geoid } = contract;
  const files = unpackZip(bytes, path);
  requireDegrees(part(files, '.prj', path), path);
  const { features } = await read(part(files, '.shp', path), part(files, '.dbf', path));
  const shapes = keepShapes(features, (facts) => textOf(facts, geoid), path, log);
  checkGeoids(
    shapes.map(({ properties }) => textOf(properties, geoid)),
    contract,
    log,
  );
  return { rows: shapes.length, totals: {} };
}

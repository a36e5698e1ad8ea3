import type { Geometry } from 'geojson';
import { read } from 'shapefile';
import { Problem } from '#core/problem.ts';
import type { ProblemLog } from '#core/problem-log.ts';
import { textOf } from './geojson.ts';
import { unpackZip } from './zip.ts';

/** House numbers of one side of one stretch of street. */
export interface AddressRange {
  /** Name of the street as the publisher abbreviates it, such as "N Main St". */
  readonly street: string;
  /** Five digits; '' when the publisher gives none. */
  readonly zip: string;
  /** House numbers at the first and the last point of the line; the first may be the larger one. */
  readonly from: number;
  readonly to: number;
  /** Which numbers lie on this side. */
  readonly parity: 'even' | 'odd' | 'both';
  /** Side of the line, seen from its first point to its last. */
  readonly side: 'left' | 'right';
  /** Longitude and latitude of each point of the line, in turn. */
  readonly line: readonly number[];
}

const SIDES = [
  { side: 'left', letter: 'L' },
  { side: 'right', letter: 'R' },
] as const;

const PARITIES = { E: 'even', O: 'odd', B: 'both' } as const;

type Properties = Readonly<Record<string, unknown>>;

function part(files: ReadonlyMap<string, Uint8Array>, ending: string, file: string): Uint8Array {
  for (const [name, bytes] of files) if (name.toLowerCase().endsWith(ending)) return bytes;
  throw new Problem('shapefile-part', `the archive holds no ${ending} file`, {
    file,
    remedy: 'a shapefile needs its .shp, .dbf and .prj: fetch the whole archive',
  });
}

function requireLayout(properties: Properties | undefined, prj: Uint8Array, file: string): void {
  const wanted = ['FULLNAME', 'LFROMHN', 'LTOHN', 'RFROMHN', 'RTOHN', 'ZIPL', 'ZIPR', 'PARITYL', 'PARITYR'];
  const absent = wanted.filter((name) => properties !== undefined && !(name in properties));
  if (absent.length > 0)
    throw new Problem('address-layout', 'is no file of address ranges (ADDRFEAT)', {
      file,
      value: absent.join(', '),
      remedy: 'give the files tl_YEAR_COUNTY_addrfeat.zip of the Census Bureau',
    });
  if (new TextDecoder().decode(prj).startsWith('GEOGCS')) return;
  throw new Problem('shape-degrees', 'the lines are not in degrees', {
    file,
    remedy: 'use the layer in longitude and latitude',
  });
}

/** A house number of digits only; "12-34" and "101A" cannot be counted between two ends. */
function houseNumber(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? +text : undefined;
}

function lineOf(geometry: Geometry | null): readonly number[] {
  if (geometry?.type === 'LineString')
    return geometry.coordinates.flatMap(([lon = 0, lat = 0]) => [lon, lat]);
  if (geometry?.type === 'MultiLineString' && geometry.coordinates.length === 1)
    return (geometry.coordinates[0] ?? []).flatMap(([lon = 0, lat = 0]) => [lon, lat]);
  return [];
}

function rangeOf(
  facts: Properties,
  line: readonly number[],
  { side, letter }: (typeof SIDES)[number],
): AddressRange | 'none' | 'not-counted' {
  const [first, last] = [textOf(facts, `${letter}FROMHN`).trim(), textOf(facts, `${letter}TOHN`).trim()];
  const street = textOf(facts, 'FULLNAME').trim();
  if (street === '' || (first === '' && last === '')) return 'none';
  const [from, to] = [houseNumber(first), houseNumber(last)];
  const parity = Object.entries(PARITIES).find(
    ([key]) => key === textOf(facts, `PARITY${letter}`).trim(),
  )?.[1];
  if (from === undefined || to === undefined || parity === undefined || line.length < 4) return 'not-counted';
  const zip = textOf(facts, `ZIP${letter}`).trim();
  return { street, zip: /^\d{5}$/.test(zip) ? zip : '', from, to, parity, side, line };
}

/**
 * Address ranges of a county: TIGER/Line ADDRFEAT, a zipped shapefile.
 *
 * Ranges with letters or hyphens in their numbers are left out and counted in one warning.
 * @param file name of the archive, for messages
 * @throws Problem 'address-layout', 'shapefile-part', 'shape-degrees' and those of the archive
 * @see https://www2.census.gov/geo/tiger/TIGER2023/ADDRFEAT/
 */
export async function parseAddressRanges(
  bytes: Uint8Array,
  file: string,
  log: ProblemLog,
): Promise<readonly AddressRange[]> {
  const files = unpackZip(bytes, file);
  const prj = part(files, '.prj', file);
  const { features } = await read(part(files, '.shp', file), part(files, '.dbf', file));
  requireLayout(features[0]?.properties ?? undefined, prj, file);
  let leftOut = 0;
  const ranges = features.flatMap(({ properties, geometry }) =>
    SIDES.flatMap((side): AddressRange[] => {
      const range = rangeOf(properties ?? {}, lineOf(geometry), side);
      if (range === 'not-counted') leftOut += 1;
      return typeof range === 'string' ? [] : [range];
    }),
  );
  if (leftOut > 0)
    log.add(
      new Problem('address-not-counted', `${leftOut} ranges have no plain house numbers and are left out`, {
        file,
        severity: 'warn',
      }),
    );
  return ranges;
}

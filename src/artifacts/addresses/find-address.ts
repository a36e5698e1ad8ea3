import { foldText } from '../search-index.ts';
import { type AddressShard, type PackedRange, unpackLine } from './address-index.ts';
import { foldStreet, shardOf } from './street-name.ts';

/** What a person typed, taken apart. */
export interface AddressQuery {
  readonly number: number;
  /** Folded name of the street. */
  readonly street: string;
  /** Folded words after a comma: a town, a state; '' for none. */
  readonly place: string;
  /** Five digits at the end; '' for none. */
  readonly zip: string;
  readonly shard: string;
}

/** A place on the earth that an address may mean. */
export interface AddressPoint {
  /** Such as "12 Main St". */
  readonly name: string;
  readonly zip: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** Meters from the middle of the street, so that a street between two tracts falls on the right side. */
const OFFSET_METERS = 10;
const METERS_OF_DEGREE = 111_320;

/**
 * Number, street, town and ZIP code of a text; undefined when it is no address.
 *
 * @example parseAddress('12 Main Street, Hartford 06103')?.zip // => '06103'
 * @example parseAddress('Hartford') // => undefined
 */
export function parseAddress(text: string): AddressQuery | undefined {
  const [, digits = '', rest = ''] = /^\s*(\d{1,6})\s+(\S.*)$/.exec(text) ?? [];
  const [, beforeZip = '', zip = ''] = /^(.*?)[\s,]*(?:(\d{5})(?:-\d{4})?)?\s*$/.exec(rest) ?? [];
  const [streetText = '', ...after] = beforeZip.split(',');
  const street = foldStreet(streetText.replace(/\s(?:#|apt\b|unit\b|apto\b).*$/i, ''));
  if (digits === '' || street === '' || /^\d+$/.test(street)) return undefined;
  return { number: +digits, street, place: foldText(after.join(' ')), zip, shard: shardOf(street) };
}

function holds([from, to, parity]: PackedRange, number: number): boolean {
  const isInside = number >= Math.min(from, to) && number <= Math.max(from, to);
  return isInside && (parity === 2 || number % 2 === parity);
}

/** The point at a share of the length of a line, and the direction of the line there, in meters. */
function pointAlong(
  line: readonly number[],
  share: number,
): { lon: number; lat: number; dx: number; dy: number } {
  const scale = Math.cos(((line[1] ?? 0) * Math.PI) / 180);
  const pieces = Array.from({ length: line.length / 2 - 1 }, (_, i) => {
    const [lon = 0, lat = 0, lon2 = 0, lat2 = 0] = line.slice(2 * i, 2 * i + 4);
    const [dx, dy] = [(lon2 - lon) * scale, lat2 - lat];
    return { lon, lat, lon2, lat2, dx, dy, length: Math.hypot(dx, dy) };
  });
  let left = share * pieces.reduce((sum, { length }) => sum + length, 0);
  for (const { lon, lat, lon2, lat2, dx, dy, length } of pieces) {
    if (length > 0 && left <= length * (1 + 1e-9)) {
      const part = left / length;
      return { lon: lon + part * (lon2 - lon), lat: lat + part * (lat2 - lat), dx, dy };
    }
    left -= length;
  }
  return { lon: line.at(-2) ?? 0, lat: line.at(-1) ?? 0, dx: 0, dy: 0 };
}

/**
 * Where a house number lies: along its stretch of street in proportion, ten meters to its side.
 *
 * @param range one side of a stretch that holds the number
 */
export function placeOnRange(range: PackedRange, number: number): { longitude: number; latitude: number } {
  const [from, to, , side] = range;
  const share = from === to ? 0.5 : (number - from) / (to - from);
  const { lon, lat, dx, dy } = pointAlong(unpackLine(range), share);
  const length = Math.hypot(dx, dy);
  if (length === 0) return { longitude: lon, latitude: lat };
  const turn = (side === 0 ? 1 : -1) * (OFFSET_METERS / METERS_OF_DEGREE / length);
  const scale = Math.cos((lat * Math.PI) / 180);
  return { longitude: lon - (turn * dy) / scale, latitude: lat + turn * dx };
}

/** Whether a street's name is the one asked for, or that one without the kind of street or direction. */
function matchesStreet(name: string, wanted: string): boolean {
  const folded = foldStreet(name);
  return folded === wanted || ` ${folded} `.includes(` ${wanted} `);
}

/**
 * Every place that an address may mean; streets of exactly the name come alone when there are any.
 *
 * @param zips ZIP codes of the town that the address names; undefined when it names none
 */
export function findAddress(
  { streets }: AddressShard,
  query: AddressQuery,
  zips: ReadonlySet<string> | undefined,
): readonly AddressPoint[] {
  const inZip = streets.filter(
    ({ zip }) => (query.zip === '' || zip === query.zip) && (zips === undefined || zips.has(zip)),
  );
  const exact = inZip.filter(({ name }) => foldStreet(name) === query.street);
  const alike = inZip.filter(({ name }) => matchesStreet(name, query.street));
  const points = (found: typeof inZip): AddressPoint[] =>
    found.flatMap(({ name, zip, ranges }) => {
      const range = ranges.find((one) => holds(one, query.number));
      return range === undefined
        ? []
        : [{ name: `${query.number} ${name}`, zip, ...placeOnRange(range, query.number) }];
    });
  const found = points(exact);
  return found.length > 0 ? found : points(alike);
}

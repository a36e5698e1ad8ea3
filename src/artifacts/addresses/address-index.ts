import { foldStreet, shardOf } from './street-name.ts';

/** House numbers of one side of a stretch of street (see the source `address-ranges`). */
export interface RangeOfStreet {
  readonly street: string;
  readonly zip: string;
  readonly from: number;
  readonly to: number;
  readonly parity: 'even' | 'odd' | 'both';
  readonly side: 'left' | 'right';
  readonly line: readonly number[];
}

/** One side of a stretch: numbers at both ends, parity (0 even, 1 odd, 2 both), side (0 left, 1 right), line. */
export type PackedRange = readonly [number, number, number, number, ...number[]];

/** A street within a ZIP code. */
export interface PackedStreet {
  readonly name: string;
  readonly zip: string;
  readonly ranges: readonly PackedRange[];
}

/** Streets whose names begin alike: one file of the index. */
export interface AddressShard {
  readonly format: 'evenground-address-shard/1';
  readonly streets: readonly PackedStreet[];
}

/** Parts of a degree in which lines are written: a meter. */
export const ADDRESS_SCALE = 100_000;
const PARITY = { even: 0, odd: 1, both: 2 } as const;

/** First point, then the distances from point to point, in whole parts of a degree. */
function packLine(line: readonly number[]): number[] {
  const whole = line.map((value) => Math.round(value * ADDRESS_SCALE));
  return whole.map((value, index) => (index < 2 ? value : value - (whole[index - 2] ?? 0)));
}

/**
 * Longitude and latitude of each point of a packed range, in turn.
 *
 * @example unpackLine([1, 9, 1, 0, 200000, 100000, 5, 0]) // => [2, 1, 2.00005, 1]
 */
export function unpackLine([, , , , ...packed]: PackedRange): readonly number[] {
  const whole: number[] = [];
  for (const [index, value] of packed.entries()) {
    whole.push(index < 2 ? value : value + (whole[index - 2] ?? 0));
  }
  return whole.map((value) => value / ADDRESS_SCALE);
}

function packRange({ from, to, parity, side, line }: RangeOfStreet): PackedRange {
  return [from, to, PARITY[parity], side === 'left' ? 0 : 1, ...packLine(line)];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareRanges(a: PackedRange, b: PackedRange): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index < 0 ? a.length - b.length : (a[index] ?? 0) - (b[index] ?? 0);
}

/**
 * The index of addresses in parts by the first letters of the street, so that a browser loads the part it needs.
 *
 * The same ranges in any order give the same parts; a range that two files hold is kept once.
 * @returns parts by the key of `shardOf`, in code-unit order
 */
export function addressShards(ranges: Iterable<RangeOfStreet>): ReadonlyMap<string, AddressShard> {
  const byStreet = new Map<string, { name: string; zip: string; ranges: Map<string, PackedRange> }>();
  for (const range of ranges) {
    const key = `${range.street}\0${range.zip}`;
    const street = byStreet.get(key) ?? { name: range.street, zip: range.zip, ranges: new Map() };
    const packed = packRange(range);
    street.ranges.set(packed.join(), packed);
    byStreet.set(key, street);
  }
  const shards = new Map<string, PackedStreet[]>();
  for (const { name, zip, ranges: own } of byStreet.values()) {
    const shard = shardOf(foldStreet(name));
    const streets = shards.get(shard) ?? [];
    streets.push({ name, zip, ranges: [...own.values()].sort(compareRanges) });
    shards.set(shard, streets);
  }
  const sorted = [...shards].sort(([a], [b]) => compareText(a, b));
  return new Map(
    sorted.map(([key, streets]) => [
      key,
      {
        format: 'evenground-address-shard/1',
        streets: streets.sort((a, b) => compareText(a.name, b.name) || compareText(a.zip, b.zip)),
      },
    ]),
  );
}

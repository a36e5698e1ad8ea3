import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AddressShard, addressShards, type RangeOfStreet } from './address-index.ts';
import { type AddressQuery, findAddress, parseAddress, placeOnRange } from './find-address.ts';
import { zipsOfPlace } from './zips-of-place.ts';

const east = [-72.7, 41.5, -72.69, 41.5];
const side = (change: Partial<RangeOfStreet>): RangeOfStreet => ({
  ...{ street: 'Main St', zip: '06103', from: 1, to: 99, parity: 'odd', side: 'left', line: east },
  ...change,
});

function shardOfRanges(ranges: readonly RangeOfStreet[]): AddressShard {
  const [shard] = addressShards(ranges).values();
  return shard ?? { format: 'evenground-address-shard/1', streets: [] };
}

function ask(text: string): AddressQuery {
  const query = parseAddress(text);
  if (query === undefined) throw new Error(`no address: ${text}`);
  return query;
}

test('an address is taken apart: number, street, town, ZIP', () => {
  expect(ask('12 North Main Street, West Hartford, CT 06107')).toEqual({
    ...{ number: 12, street: 'n main st', place: 'west hartford ct', zip: '06107', shard: 'ma' },
  });
  expect(ask('7 Saint Ronan St Apt 3').street).toBe('st ronan st');
  expect(ask('100 Elm St 06510-1234').zip).toBe('06510');
  for (const text of ['Hartford', '06103', '5023', 'tract 5023', '12', '12 34'])
    expect(parseAddress(text)).toBeUndefined();
});

test('even and odd numbers lie on their own sides, ten meters from the middle', () => {
  const shard = shardOfRanges([side({}), side({ side: 'right', parity: 'even', from: 2, to: 100 })]);
  const [odd] = findAddress(shard, ask('51 Main St'), undefined);
  const [even] = findAddress(shard, ask('50 Main St'), undefined);
  // by hand: a street to the east has its left side in the north; ten meters are 10 / 111,320 of a degree
  expect(odd?.latitude).toBeCloseTo(41.5 + 10 / 111_320, 7);
  expect(even?.latitude).toBeCloseTo(41.5 - 10 / 111_320, 7);
  expect(odd?.longitude).toBeCloseTo(-72.7 + (0.01 * 50) / 98, 7);
});

test('numbers may fall along a line, and a bend is measured by its length', () => {
  const [place] = findAddress(shardOfRanges([side({ from: 99, to: 1 })]), ask('75 Main St'), undefined);
  expect(place?.longitude).toBeCloseTo(-72.7 + (0.01 * 24) / 98, 7);
  // by hand: 0.01° east is 0.01·cos(41.5°) = 0.0074896 of a degree of length, 0.01° north is 0.01; the half of both
  // (0.0087448) lies 0.0012552 beyond the bend
  const bend = shardOfRanges([side({ from: 0, to: 100, parity: 'both', line: [...east, -72.69, 41.51] })]);
  const [half] = findAddress(bend, ask('50 Main St'), undefined);
  expect(half?.latitude).toBeCloseTo(41.5 + 0.0012552, 6);
});

test('a number that no side holds is not found; a street without its kind is', () => {
  const shard = shardOfRanges([side({})]);
  expect(findAddress(shard, ask('50 Main St'), undefined)).toEqual([]);
  expect(findAddress(shard, ask('101 Main St'), undefined)).toEqual([]);
  expect(findAddress(shard, ask('51 Main'), undefined)).toHaveLength(1);
  expect(findAddress(shard, ask('51 Maine St'), undefined)).toEqual([]);
});

test('the same address in several ZIP codes is several places, until a ZIP or a town tells them apart', () => {
  const shard = shardOfRanges([side({}), side({ zip: '06510' }), side({ zip: '06106' })]);
  expect(findAddress(shard, ask('51 Main St'), undefined)).toHaveLength(3);
  expect(findAddress(shard, ask('51 Main St 06510'), undefined).map(({ zip }) => zip)).toEqual(['06510']);
  const names = [
    { kind: 'zip', name: '06510', town: '2' },
    { kind: 'zip', name: '06103', town: '1' },
    { kind: 'zip', name: '06106', town: '1' },
  ] as const;
  const areas = [
    { id: 'town:1', name: 'Hartford', slug: 'hartford' },
    { id: 'town:2', name: 'New Haven', slug: 'new-haven' },
  ];
  const zips = zipsOfPlace(ask('51 Main St, Hartford CT').place, names, areas);
  expect(findAddress(shard, ask('51 Main St'), zips).map(({ zip }) => zip)).toEqual(['06103', '06106']);
  expect(zipsOfPlace('ct', names, areas)).toBeUndefined();
});

test('a place found lies within its stretch and never farther from it than ten meters', () => {
  const degrees = fc.integer({ min: -900, max: 900 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(degrees, degrees), { minLength: 2, maxLength: 6 }),
      fc.nat(98),
      (steps, offset) => {
        const line = steps.flatMap(([x, y]) => [-72.7 + x / 1e5, 41.5 + y / 1e5]);
        const [packed] = shardOfRanges([side({ parity: 'both', line })]).streets[0]?.ranges ?? [];
        if (packed === undefined) throw new Error('no range');
        const { longitude, latitude } = placeOnRange(packed, 1 + offset);
        const scale = Math.cos((41.5 * Math.PI) / 180);
        // brute force: the nearest of 2,000 points of each piece
        const distances = steps.slice(1).flatMap(([x, y], i) => {
          const [fromX = 0, fromY = 0] = steps[i] ?? [];
          return Array.from({ length: 2001 }, (_, k) => {
            const [atX, atY] = [fromX + ((x - fromX) * k) / 2000, fromY + ((y - fromY) * k) / 2000];
            return Math.hypot((longitude + 72.7 - atX / 1e5) * scale, latitude - 41.5 - atY / 1e5) * 111_320;
          });
        });
        expect(Math.min(...distances)).toBeLessThan(11);
      },
    ),
    { numRuns: 60 },
  );
});

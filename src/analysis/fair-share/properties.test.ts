import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectRows } from '#tables/columns.ts';
import { type Column, numberColumn, type Table } from '#tables/table.ts';
import { type Allocation, allocateFairShare } from './allocate.ts';
import { type AllocationMethod, methodSchema } from './method-schema.ts';

// Identities that hold for any table: no expected number is needed.
interface Town {
  readonly region: string;
  readonly wealth: number;
  readonly poverty: number;
  readonly homes: number;
}

const words = { en: 'x', es: 'x' };

function makeMethod(parts: object): AllocationMethod {
  const common = { label: words, weight: 0.5, state: 'unverified', source: 'test' };
  return methodSchema.parse({
    ...{ format: 'evenground-allocation/1', id: 'property', title: words, summary: words, source: 'test' },
    ...{ state: 'unverified', name: 'name', region: 'region' },
    factors: [
      { ...common, id: 'wealth', column: 'wealth', transform: 'share' },
      { ...common, id: 'not-poor', column: 'poverty', transform: 'complement', times: 'homes' },
    ],
    need: { by: 'homes', state: 'unverified', source: 'test' },
    exemptions: { vintage: 'test', column: 'poverty', atLeast: 0.4, source: 'test' },
    ...parts,
  });
}

const cap = (excess: string) => ({
  cap: { share: 0.1, of: 'homes', excess, state: 'unverified', source: 'test' },
});

function makeTable(towns: readonly Town[]): Table {
  const numbers = (name: 'wealth' | 'poverty' | 'homes'): [string, Column] => [
    name,
    numberColumn(towns.map((town) => town[name])),
  ];
  const columns = new Map<string, Column>([
    ['name', { kind: 'text', values: towns.map((_, i) => `t${String(i).padStart(3, '0')}`) }],
    ['region', { kind: 'text', values: towns.map(({ region }) => region) }],
    ...(['wealth', 'poverty', 'homes'] as const).map(numbers),
  ]);
  return { name: 'made', rowCount: towns.length, columns };
}

const townArbitrary: fc.Arbitrary<Town> = fc.record({
  region: fc.constantFrom('north', 'south'),
  wealth: fc.integer({ min: 1, max: 1_000_000 }),
  poverty: fc.integer({ min: 0, max: 59 }).map((percent) => percent / 100),
  homes: fc.integer({ min: 1, max: 50_000 }),
});
const towns = fc.array(townArbitrary, { minLength: 1, maxLength: 30 });
const need = fc.integer({ min: 0, max: 300_000 });
const excess = fc.constantFrom('lost', 'state', 'redistributed');
const RUNS = { numRuns: 200 };

const run = (list: readonly Town[], units: number, parts: object = {}): Allocation =>
  allocateFairShare(makeMethod(parts), makeTable(list), units);

test('in every region need and rounding make what is allocated and what is left', () => {
  fc.assert(
    fc.property(towns, need, excess, (list, units, kind) => {
      const { regions, towns: results } = run(list, units, cap(kind));
      for (const one of regions) {
        expect(one.allocated + one.excess).toBeCloseTo(one.need + one.rounding, 5);
        expect(Math.abs(one.rounding)).toBeLessThanOrEqual(0.5 + 1e-6);
      }
      expect(regions.reduce((sum, one) => sum + one.need, 0)).toBeCloseTo(units, 5);
      expect(results.every((town) => Number.isInteger(town.units) && town.units >= 0)).toBe(true);
    }),
    RUNS,
  );
});

test('exempt towns have 0, and no town is above its cap', () => {
  fc.assert(
    fc.property(towns, need, excess, (list, units, kind) => {
      const { towns: results } = run(list, units, cap(kind));
      for (const town of results) {
        const { poverty, homes } = list[Number(town.name.slice(1))] ?? { poverty: NaN, homes: NaN };
        expect(town.reasons.includes('exempt-rule')).toBe(poverty >= 0.4);
        if (poverty >= 0.4) expect(town.units).toBe(0);
        else expect(town.units).toBeLessThanOrEqual(Math.floor(homes / 10 + 1e-9));
      }
    }),
    RUNS,
  );
});

test('what is above caps is spread until every town is full or nothing is left', () => {
  fc.assert(
    fc.property(towns, need, (list, units) => {
      const { regions, towns: results } = run(list, units, cap('redistributed'));
      for (const one of regions) {
        const open = results.filter(
          (town) => town.region === one.region && town.cap !== null && town.unrounded < town.cap - 1e-6,
        );
        if (one.excess > 1e-6) expect(open).toEqual([]);
      }
    }),
    RUNS,
  );
});

test('more wealth never means fewer units before caps, more poverty never more', () => {
  fc.assert(
    fc.property(towns, need, fc.nat(), (list, units, pick) => {
      const at = pick % list.length;
      const name = `t${String(at).padStart(3, '0')}`;
      const before = (result: Allocation): number =>
        result.towns.find((town) => town.name === name)?.uncapped ?? NaN;
      const changed = (change: Partial<Town>): readonly Town[] =>
        list.map((town, i) => (i === at ? { ...town, ...change } : town));
      const town = list[at];
      if (town === undefined) return;
      const base = before(run(list, units));
      expect(before(run(changed({ wealth: town.wealth * 1.1 }), units))).toBeGreaterThanOrEqual(base - 1e-6);
      expect(before(run(changed({ poverty: town.poverty + 0.05 }), units))).toBeLessThanOrEqual(base + 1e-6);
    }),
    RUNS,
  );
});

test('dollars or thousands of dollars, and the order of towns, change nothing', () => {
  fc.assert(
    fc.property(towns, need, fc.constantFrom(0.001, 4, 1000), (list, units, factor) => {
      const method = makeMethod(cap('redistributed'));
      const base = allocateFairShare(method, makeTable(list), units);
      const scaled = run(
        list.map((town) => ({ ...town, wealth: town.wealth * factor })),
        units,
        cap('redistributed'),
      );
      base.towns.forEach((town, i) => expect(scaled.towns[i]?.unrounded).toBeCloseTo(town.unrounded, 4));
      const order = [...list.keys()].reverse();
      expect(allocateFairShare(method, selectRows(makeTable(list), order), units)).toEqual(base);
    }),
    RUNS,
  );
});

test('twice the need is twice the number of every town when no cap binds', () => {
  fc.assert(
    fc.property(towns, need, (list, units) => {
      const [once, twice] = [run(list, units), run(list, 2 * units)];
      once.towns.forEach((town, i) => expect(twice.towns[i]?.unrounded).toBeCloseTo(2 * town.unrounded, 5));
    }),
    RUNS,
  );
});

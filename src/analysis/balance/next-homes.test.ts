import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVELS } from '#core/level.ts';
import type { BalanceModel } from './model.ts';
import { NEXT_RULES, type NextHomes, placeNextHomes } from './next-homes.ts';
import { FIRST_SCENARIO, nextHomesHash, readNextHomes } from './next-homes-link.ts';

/** Six tracts: one of each level with 100 people, and one more very high with 300; 80 and 20 homes in the first two. */
const model: BalanceModel = {
  ...{ format: 'evenground-housing/1', edition: 'hand', editionLabel: { en: '', es: '' } },
  ...{ tractVintage: '2010 tracts', isCarried: false },
  geoids: ['a', 'b', 'c', 'd', 'e', 'f'],
  tractNames: ['1', '2', '3', '4', '5', '6'],
  levels: [...LEVELS, 'very-high'],
  lines: [
    {
      ...{
        id: 'tax-credit',
        label: { en: '', es: '' },
        unit: 'homes',
        table: 't',
        column: 'c',
        join: 'point',
      },
      ...{ publisher: '', period: '', suppressed: [], uncounted: [] },
      tracts: [
        [0, 80, 80, 1],
        [1, 20, 20, 1],
      ],
    },
  ],
  bases: [
    { id: 'people', publisher: '', period: '', amounts: [100, 100, 100, 100, 100, 300] },
    { id: 'renters', publisher: '', period: '', amounts: [50, 0, 0, 0, 0, 50] },
  ],
  definitions: { publisher: '', period: '', tracts: { minority: [], 'high-poverty': [], rcap: [] } },
  areas: [
    { id: 'town:x', name: 'X', tracts: [[0, 1]] },
    {
      ...{ id: 'town:y', name: 'Y' },
      tracts: [
        [4, 1],
        [5, 0.5],
      ],
    },
  ],
};
const NO_TOWNS: ReadonlyMap<string, number> = new Map();
const scenario = (rest: Partial<NextHomes>): NextHomes => ({ ...FIRST_SCENARIO, homes: 100, ...rest });
const amounts = (byLevel: Readonly<Record<string, number>>): number[] =>
  LEVELS.map((level) => Math.round((byLevel[level] ?? 0) * 1e6) / 1e6);

// By hand: the amounts above, shared out on paper.
test.each([
  ['as-now', [80, 20, 0, 0, 0]],
  ['people', [12.5, 12.5, 12.5, 12.5, 50]],
  ['renters', [50, 0, 0, 0, 50]],
  // 75 homes over 100 people in high and 400 in very high; 25 over 300 people elsewhere.
  ['split', [8.333333, 8.333333, 8.333333, 15, 60]],
  ['own', [0, 0, 0, 50, 50]],
] as const)('rule %s: 100 homes come to %j', (rule, wanted) => {
  const { added } = placeNextHomes(model, scenario({ rule }), NO_TOWNS);
  expect(amounts(added.byLevel)).toEqual(wanted);
});

test('by fair share, a town of 30 units and one of 10 get 75 and 25 homes, in their own part of a shared tract', () => {
  const towns = new Map([
    ['town:x', 30],
    ['town:y', 10],
  ]);
  const { placed } = placeNextHomes(model, scenario({ rule: 'fair-share' }), towns);
  // Y has 100 people in tract 4 and half of 300 in tract 5.
  expect(placed).toEqual([
    [0, 75],
    [4, 10],
    [5, 15],
  ]);
});

// By hand: town X is tract 0; Y is tract 4 and half of tract 5 (100 and 150 people, 0 and 25 rented homes).
test.each([
  ['as-now', 'town:x', [100, 0, 0, 0, 0]],
  ['people', 'town:y', [0, 0, 0, 0, 100]],
  ['renters', 'town:x', [100, 0, 0, 0, 0]],
  // X has no tract of a higher level: only the 25 that go elsewhere find a place.
  ['split', 'town:x', [25, 0, 0, 0, 0]],
  ['fair-share', 'town:y', [0, 0, 0, 0, 100]],
] as const)('rule %s in %s only: 100 homes come to %j', (rule, id, wanted) => {
  const tracts = model.areas.find((area) => area.id === id)?.tracts;
  const towns = new Map([
    ['town:x', 30],
    ['town:y', 10],
  ]);
  const { added, before } = placeNextHomes(model, scenario({ rule }), towns, tracts);
  expect(amounts(added.byLevel)).toEqual(wanted);
  expect(before.total).toBe(id === 'town:x' ? 80 : 0);
});

test('homes put by hand outside of the area are not counted in it', () => {
  const hand = [
    [0, 3],
    [5, 4],
  ] as const;
  const { added } = placeNextHomes(model, scenario({ rule: 'hand', hand }), NO_TOWNS, model.areas[1]?.tracts);
  expect(added.total).toBe(4);
});

test('in the whole place, asked for as an area, every rule places as without an area', () => {
  const whole = model.geoids.map((_, tract) => [tract, 1] as const);
  const towns = new Map([['town:y', 3]]);
  for (const rule of NEXT_RULES) {
    const one = scenario({ rule, hand: [[2, 9]] });
    expect(placeNextHomes(model, one, towns, whole)).toEqual(placeNextHomes(model, one, towns));
  }
});

test('before, 100 percent are low or very low; 100 more by the proposed split make it 58.3 (by hand)', () => {
  const { before, after } = placeNextHomes(model, scenario({ rule: 'split' }), NO_TOWNS);
  expect(before.lower).toBe(1);
  // (100 + 2 × 8.333…) of 200.
  expect(after.lower).toBeCloseTo(0.583333, 6);
});

test('every rule but own shares places all homes or none, and the order of lines does not matter', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NEXT_RULES), fc.nat(5000), (rule, homes) => {
      const towns = new Map([['town:y', 3]]);
      const { added, before, after } = placeNextHomes(model, scenario({ rule, homes }), towns);
      expect(after.total).toBeCloseTo(before.total + added.total, 6);
      if (rule !== 'hand') expect(added.total).toBeCloseTo(homes, 6);
    }),
    { numRuns: 50 },
  );
});

test('a link gives its scenario again; what nobody can mean is as at first', () => {
  const lines = ['tax-credit'];
  const hand = scenario({ rule: 'hand', homes: 12, hand: [[5, 12]] });
  const own = scenario({ rule: 'own', own: { ...FIRST_SCENARIO.own, low: 0.25, 'very-high': 0.25 } });
  for (const one of [hand, own]) {
    const read = readNextHomes(nextHomesHash(one, model.geoids), lines, model.geoids);
    expect(read).toEqual({ ...one, ...(one.rule === 'own' ? {} : { own: FIRST_SCENARIO.own }) });
  }
  const broken = readNextHomes('#next=<b>&homes=-5&rule=x&own=1,2&hand=zz:9;f:1e9', lines, model.geoids);
  expect(broken).toEqual(FIRST_SCENARIO);
  expect(readNextHomes('#area=town:1', lines, model.geoids)).toBeUndefined();
});

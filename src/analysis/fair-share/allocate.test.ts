import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Problems } from '#core/problem.ts';
import { inferTable } from '#tables/infer-table.ts';
import type { Table } from '#tables/table.ts';
import { allocateFairShare, type Need } from './allocate.ts';
import { allocationJsonSchema, compileMethod } from './method.ts';

const FOLDERS: Readonly<Record<string, string>> = {
  'new-jersey-fourth-round': 'recipes/fair-share',
  'new-jersey-last-step': 'recipes/fair-share',
  'bay-area-rhna-2023': 'recipes/fair-share',
};

const methodOf = (id: string) => {
  const file = `${FOLDERS[id] ?? 'places/connecticut/fair-share'}/${id}.yaml`;
  return compileMethod(readFileSync(file, 'utf8'), file);
};

/** A table as lines of words, the header first. */
function tableOf(...lines: readonly string[]): Table {
  const [header = [], ...rows] = lines.map((line) =>
    line.split(' ').map((cell) => (cell === '-' ? '' : cell)),
  );
  return inferTable('hand.csv', { header, rows }, ['name', 'region']);
}

const unitsOf = (id: string, table: Table, need?: Need): Record<string, number> =>
  Object.fromEntries(
    allocateFairShare(methodOf(id), table, need).towns.map(({ name, units }) => [name, units]),
  );

// One region. Grand list 300 and 100: shares 3/4, 1/4. Income 60 and 40: 3/5, 2/5. Not poor 0.9 and 0.9: 1/2 each.
// Not multifamily 0.75 and 0.25: 3/4, 1/4. Means: A (0.75 + 0.6 + 0.5 + 0.75) / 4 = 0.65, B 0.35.
const FOUR = tableOf(
  'name region extremelyLowIncomeSeverelyBurdened equalizedNetGrandList2018 medianIncome2019 povertyShare2019 multifamilyTwoPlus multifamilyThreePlus occupiedHomes2019',
  'A r 50 300 60 0.1 0.25 0.25 1000',
  'B r 30 100 40 0.1 0.75 0.75 300',
  'Hartford r 120 900 20 0.3 0.9 0.9 5000',
);

test('OCA 2020 plain: need 200, A 130, B 70 held at its cap of 60, Hartford exempt (by hand)', () => {
  const { towns, regions, state } = allocateFairShare(methodOf('oca-2020-plain'), FOUR);
  expect(towns.map(({ units }) => units)).toEqual([130, 60, 0]);
  expect(towns.map(({ reasons }) => reasons)).toEqual([[], ['capped'], ['exempt-listed']]);
  expect(towns[0]?.factors.map(({ share }) => share)).toEqual([0.75, 0.6, 0.5, 0.75]);
  expect(regions[0]).toMatchObject({ need: 200, allocated: 190, excess: expect.closeTo(10) as number });
  // Its own inputs are there: nothing stands in.
  expect(state).toBe('unverified');
});

test('OCA 2020 weighted: the last three factors times 1,000 and 300 homes (by hand)', () => {
  // Income 60,000 : 12,000 = 5/6; not poor 900 : 270 = 10/13; not multifamily 750 : 75 = 10/11.
  const share = (3 / 4 + 5 / 6 + 10 / 13 + 10 / 11) / 4;
  const [a] = allocateFairShare(methodOf('oca-2020-weighted'), FOUR).towns;
  expect(a?.share).toBeCloseTo(share, 12);
  expect(unitsOf('oca-2020-weighted', FOUR)).toEqual({ A: 163, B: 37, Hartford: 0 });
});

test('the statute’s form: income against the region gives 1.2 and 0.8, then the same shares (by hand)', () => {
  const { towns } = allocateFairShare(methodOf('connecticut-4-68ii'), FOUR);
  expect(towns[0]?.factors[1]).toMatchObject({ transformed: 1.2, share: 0.6 });
  expect(towns.map(({ units }) => units)).toEqual([130, 60, 0]);
});

test('House Bill 5002: a quarter of the figure for four of five towns (by hand)', () => {
  const table = tableOf(
    'name region stateStudyUnits grandListPerResident2023',
    'A r 100 5',
    'B r 200 4',
    'C r 301 3',
    'D r 50 2',
    'E r 80 1',
  );
  // 301 / 4 = 75.25 → 75; 50 / 4 = 12.5 → 13; E is not among the four highest.
  expect(unitsOf('hb-5002', table)).toEqual({ A: 25, B: 50, C: 75, D: 13, E: 0 });
});

test('ten-percent rule: 100.5 − 45 = 55.5, so 56 homes; 10 percent is exempt (by hand)', () => {
  const table = tableOf(
    'name region countedHomes2023 assistedHomes2023 assistedShare2023',
    'A r 1005 45 0.0448',
    'B r 1000 100 0.1',
  );
  expect(unitsOf('ten-percent-rule', table)).toEqual({ A: 56, B: 0 });
});

test('own goal: a town without a goal has no number, and says so', () => {
  const { towns } = allocateFairShare(
    methodOf('own-goal'),
    tableOf('name region ownGoalUnits', 'A r 40', 'B r -'),
  );
  expect(towns.map(({ units, reasons }) => [units, reasons])).toEqual([
    [40, []],
    [0, ['no-figure']],
  ]);
});

test('New Jersey from raw inputs: A 95 held at 80, B 85, an urban-aid town 0 (by hand)', () => {
  // Change 30 and −10: 1, 0. Income 500 and 900 above 400: 1/6, 5/6; times 100 and 20 households: 1/2, 1/2. Land 1/4, 3/4.
  // A (1 + (1/6 + 1/2) / 2 + 1/4) / 3 = 19/36 of 180 = 95, cap 20 % of 400 = 80; B 85, cap min(1,000, 2,000).
  const table = tableOf(
    'name region nonresidentialValuationChange medianIncome households developableLand urbanAid occupiedHomes',
    'A r 30 500 100 1 0 400',
    'B r -10 900 20 3 0 10000',
    'C r 99 100 50 9 1 900',
  );
  const { towns, regions } = allocateFairShare(methodOf('new-jersey-fourth-round'), table, 180);
  expect(towns.map(({ units }) => units)).toEqual([80, 85, 0]);
  expect(towns.map(({ cap }) => cap)).toEqual([80, 1000, null]);
  expect(regions[0]?.excess).toBeCloseTo(15, 9);
});

test('Absecon is allocated 22 of the 1,889 units of region 6 (New Jersey’s published row)', () => {
  const [header = '', row = ''] = readFileSync('recipes/fair-share/absecon.csv', 'utf8').split('\n');
  const table = tableOf(header.replaceAll(',', ' '), row.replaceAll(',', ' '));
  const { towns, state } = allocateFairShare(methodOf('new-jersey-last-step'), table, 1889);
  // Published: average 1.17 percent, prospective 22, cap 723.
  expect(towns[0]?.share).toBeCloseTo(0.01173, 5);
  expect(towns[0]?.uncapped).toBeCloseTo(22.16, 2);
  expect([towns[0]?.units, towns[0]?.cap, state]).toEqual([22, 723, 'verified']);
});

test('Bay Area: each income group closes at its own number and all at 441,176 (published); shares by hand', () => {
  // Scaled: 0.5, 1.5, 1 for resources and transit; 1, 1, 1 by car. Times 100, 100, 200 households.
  // Very low: A 0.7 × 1/8 + 0.15 × 1/4 + 0.15 × 1/8 = 0.14375. Moderate: A 0.4 × 1/8 + 0.6 × 1/4 = 0.2, B 0.3, C 0.5.
  const table = tableOf(
    'name households2050 highResourceShare jobsByCar jobsByTransit',
    'A 100 0.2 10 0',
    'B 100 0.6 10 100',
    'C 200 0.4 10 50',
  );
  const { towns, regions } = allocateFairShare(methodOf('bay-area-rhna-2023'), table);
  const closed = ['very-low', 'low', 'moderate', 'above-moderate'].map((id) =>
    towns.reduce((sum, { bands }) => sum + (bands.find((band) => band.id === id)?.units ?? 0), 0),
  );
  expect(closed).toEqual([114_442, 65_892, 72_712, 188_130]);
  expect(regions[0]?.allocated).toBe(441_176);
  // 0.14375 × 114,442 = 16,451.04; 0.2 × 72,712 = 14,542.4 and 0.3 × 72,712 = 21,813.6, whose remainder is the largest.
  expect(towns[0]?.bands[0]?.units).toBe(16_451);
  expect(towns.map(({ bands }) => bands[2]?.units)).toEqual([14_542, 21_814, 36_356]);
});

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Problems)
      return error.problems.map(
        ({ code, details }) => `${code} ${details.line ?? ''} ${details.columnName ?? ''}`,
      );
    throw error;
  }
  throw new Error('went through');
}

test('a method whose inputs are absent names each and gives no number', () => {
  expect(
    problemsOf(() => allocateFairShare(methodOf('oca-2020-plain'), tableOf('name region', 'A r'), 9)),
  ).toEqual([
    'input-absent 1 equalizedNetGrandList2018',
    'input-absent 1 medianIncome2019',
    'input-absent 1 povertyShare2019',
    'input-absent 1 multifamilyTwoPlus',
    'input-absent 1 extremelyLowIncomeSeverelyBurdened',
    'input-absent 1 occupiedHomes2019',
  ]);
});

test('an empty cell stops with its line and column; a factor is never dropped', () => {
  const table = tableOf(
    'name region nonresidentialShare incomeShare landShare occupiedHomes',
    'A r 0.1 - 0.1 10',
    'B r 0.1 0.2 - 10',
  );
  expect(problemsOf(() => allocateFairShare(methodOf('new-jersey-last-step'), table, 9))).toEqual([
    'input-missing 2 incomeShare',
    'input-missing 3 landShare',
  ]);
});

test('a bad method file names line and column of every mistake', () => {
  const good = readFileSync('places/connecticut/fair-share/oca-2020-plain.yaml', 'utf8');
  const bad = good.replace('transform: share', 'transform: shares').replace('rounding', 'rounds');
  expect(() => compileMethod(bad, 'bad.yaml')).toThrow(Problems);
  const heavy = good.replace('weight: 0.25', 'weight: 0.5').replace('  atLeast: 0.2\n', '');
  expect(problemsOf(() => compileMethod(heavy, 'heavy.yaml')).map((text) => text.split(' ')[0])).toEqual([
    'allocation-sum',
    'allocation-form',
  ]);
});

test('recipes/fair-share/allocation.schema.json is what the schema says', () => {
  const file = readFileSync('recipes/fair-share/allocation.schema.json', 'utf8');
  expect(JSON.parse(file)).toEqual(JSON.parse(allocationJsonSchema()));
});

import { expect, test } from 'vitest';
import type { HousingSurvey, InvestmentIndicator, InvestmentModel, TractCounts } from './model.ts';
import { investmentProfile } from './profile.ts';

const counts = (value: (number | null)[], moe: number[]): TractCounts => ({ value, moe });

const indicator = (
  id: string,
  raw: (number | null)[],
  z: (number | null)[],
  isMedian = false,
): InvestmentIndicator => ({
  ...{ id, domain: id, label: { en: id, es: id }, unit: 'share', decimals: 1, isMedian },
  ...{ source: 's', publisher: 'p', period: '2023', raw, z },
});

const survey = (renters: number[], income: number | null): HousingSurvey => ({
  ...{ period: 'x', source: 's', households: counts([100, 200, 100], [0, 0, 0]) },
  renters: counts(renters, [5, 5, 5]),
  costKnown: counts([100, 200, 100], [0, 0, 0]),
  costBurdened: counts([50, 60, 10], [30, 30, 5]),
  medianIncome: counts([income, 50_000, 60_000], [1000, 1000, 1000]),
});

const MODEL: InvestmentModel = {
  ...{
    format: 'evenground-investment-model/1',
    edition: 'x',
    geoids: ['a', 'b', 'c'],
    people: [100, 300, 600],
  },
  ...{ longitude: [-72, -72.1, -73], latitude: [41, 41, 41] },
  indicators: [
    indicator('schools', [0.2, 0.4, 0.8], [-2, -1, 1]),
    indicator('income', [20, 40, 90], [-1, 0, 1], true),
    indicator('stores', [1, 1, 0.5], [1, 1, -1]),
    indicator('none', [null, null, null], [null, null, null]),
  ],
  counts: { schools: { ...counts([30, 40, 10], [3, 4, 1]), label: { en: 'children', es: 'niñez' } } },
  noCount: {},
  assetsNote: undefined,
  ...{ before: survey([40, 80, 20], 30_000), now: survey([60, 90, 20], 31_000) },
  homes: [
    {
      ...{ id: 'v', label: { en: 'v', es: 'v' }, unit: 'vouchers', publisher: 'p', period: '2019' },
      ...{
        tracts: [
          [0, 10, 10],
          [1, 20, 24],
        ],
        suppressed: [1],
      },
    },
  ],
  menu: [],
  stations: [['Main', -72, 41.001]],
  both: { en: 'both', es: 'ambas' },
};

const WHOLE = [
  [0, 1],
  [1, 1],
  [2, 1],
] as const;

test('gaps are people-weighted distances to the peers, the widest first; one above them is an asset (by hand)', () => {
  const { weakest, assets } = investmentProfile(
    MODEL,
    [
      [0, 1],
      [1, 1],
    ],
    WHOLE,
  );
  // Schools: (100 × −2 + 300 × −1) / 400 = −1.25 against (−200 − 300 + 600) / 1000 = 0.1.
  expect(weakest.map(({ indicator: { id }, gap }) => [id, Math.round(gap * 1000) / 1000])).toEqual([
    ['schools', -1.35],
    ['income', -0.75],
  ]);
  expect(weakest[0]?.value).toBe(0.35);
  expect(weakest[1]?.value).toEqual({ missing: 'notApplicable' });
  expect(assets.map(({ indicator: { id } }) => id)).toEqual(['stores']);
});

test('people touched are summed with their margin: 30 and 40, 3 and 4 make 70 ± 5', () => {
  const { weakest } = investmentProfile(
    MODEL,
    [
      [0, 1],
      [1, 1],
    ],
    WHOLE,
  );
  expect(weakest[0]?.touched).toEqual({ value: 70, moe: 5 });
});

test('a change counts as clear only when it is larger than both margins together', () => {
  const { changes } = investmentProfile(MODEL, [[0, 1]], WHOLE);
  // Renters 40 ± 5 and 60 ± 5 percent: 20 > 7.1. Burden did not change. Income 30,000 and 31,000 ± 1,000: 1,000 < 1,414.
  expect(changes.map(({ id, isClear }) => [id, isClear])).toEqual([
    ['renterShare', true],
    ['costBurdenShare', false],
    ['medianIncome', false],
  ]);
});

test('several tracts have no median; without the earlier survey no change is made up', () => {
  const { changes } = investmentProfile(
    { ...MODEL, before: null },
    [
      [0, 1],
      [1, 1],
    ],
    WHOLE,
  );
  expect(changes[2]?.now).toEqual({ missing: 'notApplicable' });
  expect(changes.map(({ before, isClear }) => [before, isClear])).toEqual(
    changes.map(() => [{ missing: 'notCollected' }, null]),
  );
});

test('homes are counted by the part of a tract, suppressed tracts are told, a station within a mile is an asset', () => {
  const profile = investmentProfile(
    MODEL,
    [
      [0, 1],
      [1, 0.5],
    ],
    WHOLE,
  );
  expect(profile.homes).toEqual([{ id: 'v', least: 20, most: 22, suppressedTracts: 1 }]);
  expect([profile.people, profile.stations]).toEqual([250, ['Main']]);
});

test('the median that the survey gives of a whole town is shown, and not made up for other lists of tracts', () => {
  // Hartford, ACS table B19013: 36,278 ± 1,597 and 45,300 ± 2,925; 9,022 is more than both margins (3,333).
  const town = (value: number, moe: number) => ({ areaMedians: { 'town:h': { value, moe } } });
  const model = {
    ...MODEL,
    now: { ...MODEL.now, ...town(45_300, 2925) },
    before: MODEL.before === null ? null : { ...MODEL.before, ...town(36_278, 1597) },
  };
  const tracts = [
    [0, 1],
    [1, 1],
  ] as const;
  const row = (id: string) => investmentProfile(model, tracts, WHOLE, id).changes[2];
  expect(row('town:h')).toEqual({
    ...{ id: 'medianIncome', isClear: true },
    ...{ before: { value: 36_278, moe: 1597 }, now: { value: 45_300, moe: 2925 } },
  });
  expect(row('tracts:a,b')?.now).toEqual({ missing: 'notApplicable' });
  const above = { ...model, now: { ...MODEL.now, areaMedians: { 'town:h': null } } };
  expect(investmentProfile(above, tracts, WHOLE, 'town:h').changes[2]?.now).toEqual({ missing: 'notInFile' });
});

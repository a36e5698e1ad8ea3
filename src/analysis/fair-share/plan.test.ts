import { expect, test } from 'vitest';
import { type PlanEntry, planPhases, planText, planYield, readPlan } from './plan.ts';
import { applyScenario, fitScenario, readScenario, scenarioQuery } from './scenario.ts';
import { splitUnits } from './split.ts';
import { methodSchema } from './method-schema.ts';

const entry: PlanEntry = {
  ...{ name: 'Depot', kind: 'site', units: 125, multifamilyShare: 0.8, affordableShare: 0.3 },
  ...{ band: 'low', year: '2027', tract: '09001030300' },
};

test('125 homes at 30 percent are 37 affordable ones, half a home is none; 100 in multifamily buildings (by hand)', () => {
  const other: PlanEntry = {
    ...entry,
    units: 40,
    multifamilyShare: 0,
    affordableShare: 1,
    band: 'very-low',
    tract: '',
  };
  const sums = planYield([entry, other], new Map([['09001030300', 'very-high']]));
  expect(sums).toMatchObject({ units: 165, multifamily: 100, affordable: 77 });
  expect([...sums.byBand]).toEqual([
    ['low', 37],
    ['very-low', 40],
  ]);
  expect([...sums.byLevel]).toEqual([
    ['', 40],
    ['very-high', 37],
  ]);
});

test('a plan reads back the same; anything else is refused whole', () => {
  const plan = {
    entries: [entry],
    goal: 300,
    firstYear: 2027,
    years: 10,
    columns: ['a', 'b'],
    phases: [60, 40],
  };
  expect(readPlan(planText(plan))).toEqual(plan);
  for (const bad of [
    'x',
    '{}',
    planText({ ...plan, goal: -1 }),
    planText({ ...plan, phases: [60, -1] }),
    planText({ ...plan, phases: [160] }),
    planText({ ...plan, entries: [{ ...entry, affordableShare: 2 }] }),
    planText(plan).replace('"site"', '"castle"'),
  ])
    expect(readPlan(bad)).toBeUndefined();
});

test('a scenario survives its link; weights are divided by their sum; no cap is a choice', () => {
  const scenario = {
    method: 'm',
    need: 5000,
    cap: 0.1,
    weights: { a: 0.5, b: 1 },
    excess: 'redistributed',
  } as const;
  expect(readScenario(`?${scenarioQuery(scenario)}`, 'x', ['m'])).toEqual(scenario);
  expect(readScenario('?method=unknown&need=-4&cap=9', 'x', ['m'])).toEqual({ method: 'x' });
  const words = { en: 'x', es: 'x' };
  const factor = {
    label: words,
    column: 'c',
    transform: 'share',
    weight: 0.5,
    state: 'unverified',
    source: 's',
  };
  const method = methodSchema.parse({
    ...{
      format: 'evenground-allocation/1',
      id: 'm',
      title: words,
      summary: words,
      state: 'unverified',
      source: 's',
    },
    ...{ name: 'name', cap: { share: 0.2, of: 'homes', excess: 'lost', state: 'unverified', source: 's' } },
    factors: [
      { ...factor, id: 'a' },
      { ...factor, id: 'b' },
    ],
  });
  const changed = applyScenario(method, scenario);
  expect(changed.factors.map(({ weight }) => weight)).toEqual([1 / 3, 2 / 3]);
  expect(changed.cap).toMatchObject({ share: 0.1, excess: 'redistributed' });
  expect(applyScenario(method, { method: 'm', cap: 0 }).cap).toBeUndefined();
});

test('years of one’s own: 75, 20 and 5 percent of 1,208 homes are 906, 242 and 60 (by hand)', () => {
  const { parts, isWhole } = planPhases({ firstYear: 2027, years: 3, phases: [75, 20, 5] });
  // 906.0, 241.6, 60.4: the last home goes to the largest remainder.
  expect([isWhole, splitUnits(1208, parts).map(({ units }) => units)]).toEqual([true, [906, 242, 60]]);
});

test('shares that do not sum to 100 percent say their sum and are not whole; tenths of a percent sum exactly', () => {
  expect(planPhases({ firstYear: 2027, years: 3, phases: [50, 20] })).toMatchObject({
    sum: 70,
    isWhole: false,
  });
  const tenths = { firstYear: 2027, years: 3, phases: [33.3, 33.3, 33.4] };
  expect(planPhases(tenths)).toMatchObject({ sum: 100, isWhole: true });
});

test('a plan of an older file has no phases and is spread evenly', () => {
  const plan = { entries: [], goal: null, firstYear: 2027, years: 2, columns: [], phases: null };
  const older = planText(plan).replace(',"phases":null', '');
  expect(older).not.toContain('phases');
  expect(readPlan(older)).toEqual(plan);
  expect(planPhases(plan).parts).toEqual([
    { id: '2027', share: 0.5 },
    { id: '2028', share: 0.5 },
  ]);
});

const METHOD = {
  ...{ format: 'evenground-allocation/1', id: 'm', state: 'unverified', source: 's', name: 'name' },
  ...{ title: { en: 'M', es: 'M' }, summary: { en: 'S', es: 'S' } },
};
const factor = (id: string) => ({
  ...{ id, label: { en: id, es: id }, column: id, transform: 'share', weight: 0.5 },
  ...{ state: 'unverified', source: 's' },
});

test('a weight of a name that the method does not have takes nothing from the factors', () => {
  const method = methodSchema.parse({ ...METHOD, factors: [factor('a'), factor('b')] });
  const { factors } = applyScenario(method, { method: 'm', weights: { a: 0.1, b: 0.3, typo: 1 } });
  expect(factors.map(({ weight }) => weight)).toEqual([0.25, expect.closeTo(0.75, 12)]);
});

test('what a method cannot take is no change: a need where towns have figures, weights that are all 0', () => {
  const method = methodSchema.parse({ ...METHOD, factors: [factor('a'), factor('b')] });
  expect(fitScenario(method, { method: 'm', cap: 0.1, weights: { a: 0, typo: 1 } })).toEqual({
    ...{ method: 'm', cap: 0.1 },
  });
  const weights = { a: 0, b: 0.5 };
  expect(fitScenario(method, { method: 'm', weights })).toEqual({ method: 'm', weights });
  const figure = { column: 'f', label: { en: 'F', es: 'F' }, state: 'unverified', source: 's' };
  expect(
    fitScenario(methodSchema.parse({ ...METHOD, figure }), { method: 'm', need: 2000, weights }),
  ).toEqual({ method: 'm' });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bridgeParts, carryCounts, carryRates } from './bridge.ts';
import { numbersOf, textsOf } from './columns.ts';
import { readNormalizedTable } from './normalized.ts';
import { checkTractIds, type OtherIds } from './tract-ids.ts';

const PLACE = 'places/connecticut/tables';
const tracts = readNormalizedTable('tracts-2020', readFileSync(`${PLACE}/tracts-2020.csv`));
const bridge = readNormalizedTable(
  'tract-bridge-2010-2020',
  readFileSync(`${PLACE}/tract-bridge-2010-2020.csv`),
);
const census = readNormalizedTable('population-2010', readFileSync(`${PLACE}/population-2010.csv`));
const official = new Set(textsOf(tracts, 'geoid'));
const former = textsOf(tracts, 'formerGeoid').filter((id) => id !== '');
const older = [...new Set(textsOf(bridge, 'from'))];
const others: readonly OtherIds[] = [
  {
    what: 'the code used before',
    kind: 'other-code',
    ids: new Set(former),
    crosswalk: 'tables/tracts-2020.csv (879 rows)',
  },
  {
    what: 'tracts of another census',
    kind: 'other-census',
    ids: new Set(older),
    crosswalk: 'tables/tract-bridge-2010-2020.csv',
  },
];
const check = (ids: readonly string[]) => checkTractIds({ file: 'x.csv', ids, official, others });

test('the crosswalk names 879 tracts in both codes, one to one, and five tracts of open water in one', () => {
  expect([former.length, new Set(former).size, official.size]).toEqual([879, 879, 884]);
});

test('J02: ids in the county code are refused, and the crosswalk is named', () => {
  const [problem, ...more] = check(former);
  expect(more).toEqual([]);
  expect(problem?.code).toBe('ids-other-code');
  expect(problem?.message).toContain('0 of 879 ids would match');
  expect(problem?.details.remedy).toContain('tables/tracts-2020.csv (879 rows)');
});

test('J01: ids of 2010 are refused, and the share that matches is said', () => {
  const [problem] = checkTractIds({
    file: 'x.csv',
    ids: older,
    official: new Set(former),
    others: others.slice(1),
  });
  expect(problem?.code).toBe('ids-other-census');
  // Counted in the two lists: 2010 ids that are also ids of 2020 in the county code.
  const matched = older.filter((id) => former.includes(id)).length;
  expect(matched).toBeGreaterThan(600);
  expect(matched).toBeLessThan(829);
  expect(problem?.message).toContain(`${matched} of ${older.length} ids`);
});

test('J03: both codes in one file are refused', () => {
  const [problem] = check([...[...official].slice(0, 400), ...former.slice(0, 400)]);
  expect(problem?.code).toBe('ids-mixed');
});

test('a single stranger is named by itself', () => {
  expect(check(['09110400101', '09110999999']).map(({ code, details }) => [code, details.value])).toEqual([
    ['row-unknown', '09110999999'],
  ]);
});

const parts = bridgeParts(bridge);
const totals = numbersOf(census, 'total').values;
const people = new Map(textsOf(census, 'geoid').map((geoid, row) => [geoid, totals[row] ?? 0]));

test('J05: the bridge from 2010 to 2020 loses nobody: 3,574,097 people before and after', () => {
  const carried = [...carryCounts(parts, people, 'count', 'people').values()];
  // Census 2010 total; shares have six digits, so that a tract of 10,000 can be off by a hundredth of a person.
  expect(Math.abs(carried.reduce((sum, count) => sum + count, 0) - 3_574_097)).toBeLessThan(1);
});

test('slivers and gaps between the two drawings hold less than 1 percent of the people, 0.59 percent as measured', () => {
  const measured = numbersOf(bridge, 'measuredShare').values;
  const covered = new Map<string, number>();
  textsOf(bridge, 'from').forEach((id, row) =>
    covered.set(id, (covered.get(id) ?? 0) + (measured[row] ?? 0)),
  );
  const lost = [...covered].reduce(
    (sum, [id, share]) => sum + Math.max(0, 1 - share) * (people.get(id) ?? 0),
    0,
  );
  expect((100 * lost) / 3_574_097).toBeCloseTo(0.59, 2);
});

test('J06: a median is not carried to other boundaries', () => {
  const refused = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };
  for (const error of [
    refused(() => carryCounts(parts, people, 'median', 'income')),
    refused(() => carryRates(parts, people, new Map(), 'median', 'income')),
  ])
    expect(error).toMatchObject({ code: 'bridge-median' });
});

test('a rate is the mean over people, and is left out where most people have none', () => {
  const two = [
    { from: 'a', to: 'x', share: 0.5 },
    { from: 'b', to: 'x', share: 1 },
  ];
  const weights = new Map([
    ['a', 200],
    ['b', 300],
  ]);
  const at = (rates: [string, number][]) => carryRates(two, weights, new Map(rates), 'rate', 'r').get('x');
  // By hand: (100·0.1 + 300·0.5) / 400 = 0.4; with b alone 0.5, of 300 in 400 people.
  expect(
    at([
      ['a', 0.1],
      ['b', 0.5],
    ]),
  ).toEqual({ value: 0.4, coveredShare: 1 });
  expect(at([['b', 0.5]])).toEqual({ value: 0.5, coveredShare: 0.75 });
  expect(at([['a', 0.1]])).toEqual({ value: { missing: 'notInFile' }, coveredShare: 0.25 });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellsOf, textsOf } from '#tables/columns.ts';
import { readNormalizedTable } from '#tables/normalized.ts';
import { apportion, type ApportionedCount, apportionmentError } from './apportionment-error.ts';

const read = (name: 'population-2023-tracts' | 'population-2023-districts' | 'tract-area-overlap-2020') =>
  readNormalizedTable(name, readFileSync(`places/connecticut/tables/${name}.csv`));

function numbers(name: Parameters<typeof read>[0], column: string): number[] {
  return cellsOf(read(name), column).map((cell) => (typeof cell === 'number' ? cell : 0));
}

const tracts = read('population-2023-tracts');
const districts = read('population-2023-districts');
const overlap = read('tract-area-overlap-2020');
const totals = numbers('population-2023-tracts', 'total');
const countByTract = new Map(textsOf(tracts, 'geoid').map((geoid, row) => [geoid, totals[row] ?? 0]));
const shareByRow = numbers('tract-area-overlap-2020', 'share');
const tractByRow = textsOf(overlap, 'tract');
const published = numbers('population-2023-districts', 'total');
const moes = numbers('population-2023-districts', 'totalMoe');

function sharesOf(area: string): [string, number][] {
  return textsOf(overlap, 'area').flatMap((own, row): [string, number][] =>
    own === area ? [[tractByRow[row] ?? '', shareByRow[row] ?? 0]] : [],
  );
}

const counts = textsOf(districts, 'area').map((area, row): ApportionedCount => ({
  area,
  published: published[row] ?? 0,
  moe: moes[row] ?? 0,
  apportioned: apportion(sharesOf(area), countByTract),
}));

test('the 2023 tracts, split over legislative districts, come near the Census counts of the districts', () => {
  const house = apportionmentError(counts.filter(({ area }) => area.startsWith('house:')));
  const senate = apportionmentError(counts.filter(({ area }) => area.startsWith('senate:')));
  expect(house.areaCount).toBe(151);
  expect(senate.areaCount).toBe(36);
  // measured, no published value: the stated rule (people even over dry, inhabited land) against the Census's own tables
  expect(house.misplacedShare).toBeCloseTo(0.0262, 4);
  expect(senate.misplacedShare).toBeCloseTo(0.0056, 4);
  expect(house.medianError).toBeCloseTo(0.0386, 4);
  expect(senate.medianError).toBeCloseTo(0.0094, 4);
  expect([house.withinMoeCount, senate.withinMoeCount]).toEqual([79, 24]);
});

test('half of the summed distances is the share of people in a wrong area', () => {
  // by hand: 10 people, one of them counted in b instead of a
  const error = apportionmentError([
    { area: 'a', published: 6, apportioned: 5, moe: 0 },
    { area: 'b', published: 4, apportioned: 5, moe: 1 },
  ]);
  expect(error.misplacedShare).toBeCloseTo(0.1, 12);
  expect(error).toMatchObject({ largestArea: 'b', withinMoeCount: 1, areaCount: 2 });
});

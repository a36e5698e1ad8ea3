import { describe, expect, test } from 'vitest';
import type { Edition } from '#opportunity/edition.ts';
import { areaSegregation } from './area-segregation.ts';

/** An edition of tracts with White and Black residents only; two towns, tracts 100 km apart. */
function editionOf(white: readonly number[], black: readonly number[]): Edition {
  const zeros = white.map(() => 0);
  const total = white.map((count, i) => count + (black[i] ?? 0));
  const tracts = {
    geoid: white.map((_, i) => `0900100000${i}`),
    town: white.map((_, i) => (i < 2 ? 'a' : 'b')),
    latitude: white.map((_, i) => 41 + i),
    longitude: zeros,
    population: {
      total,
      nhWhite: white,
      nhBlack: black,
      hispanic: zeros,
      nhAsianPacific: zeros,
      nhAian: zeros,
      nhOther: zeros,
      nhTwoOrMore: zeros,
    },
  };
  return { tracts } as unknown as Edition;
}

const whole = (count: number) => Array.from({ length: count }, (_, i) => [i, 1] as const);

describe('how evenly two groups live over four tracts', () => {
  // White 3000 1000 2000 2000, Black 1000 3000 0 0 (4,000 of 12,000).
  const edition = editionOf([3000, 1000, 2000, 2000], [1000, 3000, 0, 0]);
  const result = areaSegregation(edition, whole(4));

  test('dissimilarity by hand: ½(|1/4 − 3/8| + |3/4 − 1/8| + 1/4 + 1/4) = 5/8', () => {
    expect(result.groups.black.dissimilarity).toBeCloseTo(0.625, 12);
  });

  test('isolation by hand: (1000/4000)·¼ + (3000/4000)·¾ = 0.625', () => {
    expect(result.groups.black.isolation).toBeCloseTo(0.625, 12);
  });

  test('the parts between and inside the two towns sum to the whole', () => {
    const { informationTheory, betweenTowns, withinTowns } = result;
    expect(Number(betweenTowns) + Number(withinTowns)).toBeCloseTo(Number(informationTheory), 12);
    expect(Number(betweenTowns)).toBeGreaterThan(0);
  });

  test('tracts without a neighbor within 4 km: the spatial index is the plain one', () => {
    expect(result.spatialInformationTheory).toBeCloseTo(Number(result.informationTheory), 12);
  });

  test('the people-weighted mean of the local divergences is M = H·E', () => {
    const people = [4000, 4000, 2000, 2000];
    const mean = result.local.reduce(
      (sum, { divergence }, i) => sum + Number(divergence) * (people[i] ?? 0),
      0,
    );
    const entropy = -(1 / 3) * Math.log(1 / 3) - (2 / 3) * Math.log(2 / 3);
    expect(mean / 12_000).toBeCloseTo(Number(result.informationTheory) * entropy, 12);
  });

  test('people of color are here the Black residents', () => {
    expect(result.groups.peopleOfColor).toEqual(result.groups.black);
  });
});

describe('nothing is claimed where it would say nothing', () => {
  test('two tracts are too few, and a tract with nobody does not count', () => {
    const result = areaSegregation(editionOf([3000, 1000, 0], [1000, 3000, 0]), whole(3));
    expect(result.tractCount).toBe(2);
    expect(result.groups.black.dissimilarity).toEqual({ missing: 'notApplicable' });
    expect(result.informationTheory).toEqual({ missing: 'notApplicable' });
    expect(result.local).toEqual([]);
  });

  test('999 people are too few, 1,000 are enough', () => {
    const group = (black: readonly number[]) =>
      areaSegregation(editionOf([3000, 1000, 2000], black), whole(3)).groups.black.dissimilarity;
    expect(group([500, 499, 0])).toEqual({ missing: 'tooFewSample' });
    expect(typeof group([500, 500, 0])).toBe('number');
  });

  test('an area of one town has no part between towns', () => {
    const edition = editionOf([3000, 1000, 2000], [1000, 3000, 0]);
    const oneTown = { ...edition, tracts: { ...edition.tracts, town: ['a', 'a', 'a'] } };
    expect(areaSegregation(oneTown, whole(3)).betweenTowns).toEqual({ missing: 'notApplicable' });
  });

  test('half of a tract is half of its people', () => {
    const edition = editionOf([3000, 1000, 2000], [1000, 3000, 0]);
    expect(
      areaSegregation(edition, [
        [0, 0.5],
        [1, 1],
        [2, 1],
      ]).groups.black.people,
    ).toBe(3500);
  });
});

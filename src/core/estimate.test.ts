import { expect, test } from 'vitest';
import {
  type Estimate,
  productEstimate,
  proportionEstimate,
  ratioEstimate,
  reliabilityOf,
  sumEstimates,
  variation,
} from './estimate.ts';
import { isMissing } from './missing.ts';

function known(value: ReturnType<typeof ratioEstimate>): Estimate {
  if (isMissing(value)) throw new Error(value.missing);
  return value;
}

// Expected values: worked examples of the ACS General Handbook (U.S. Census Bureau, 2018), chapter 8.
const NEVER_MARRIED_WOMEN = [
  { value: 135_173, moe: 3860 },
  { value: 43_104, moe: 2642 },
  { value: 24_842, moe: 1957 },
];

test('203,119 never-married women of three Virginia counties, ± 5,070 (handbook)', () => {
  const sum = sumEstimates(NEVER_MARRIED_WOMEN);
  expect([sum.value, Math.round(sum.moe)]).toEqual([203_119, 5070]);
});

test('they are 0.322 ± 0.008 of 630,498 women (handbook)', () => {
  const share = known(proportionEstimate({ value: 203_119, moe: 5070 }, { value: 630_498, moe: 831 }));
  expect([share.value.toFixed(3), share.moe.toFixed(3)]).toEqual(['0.322', '0.008']);
});

test('226,840 never-married men to 203,119 women: 1.117 ± 0.039 (handbook)', () => {
  const ratio = known(ratioEstimate({ value: 226_840, moe: 5556 }, { value: 203_119, moe: 5070 }));
  expect([ratio.value.toFixed(3), ratio.moe.toFixed(3)]).toEqual(['1.117', '0.039']);
});

test('74,506,512 owner-occupied homes, 82.4 % of them single-family: 61,393,366 ± 202,289 (handbook)', () => {
  const product = productEstimate({ value: 74_506_512, moe: 228_238 }, { value: 0.824, moe: 0.001 });
  expect([Math.round(product.value), Math.round(product.moe)]).toEqual([61_393_366, 202_289]);
});

test('where the radicand of a proportion is negative, the margin is that of the ratio', () => {
  const [part, whole] = [
    { value: 95, moe: 10 },
    { value: 100, moe: 20 },
  ];
  // By hand: 10² − 0.95²·20² = −261; 10² + 0.95²·20² = 461; √461 / 100 = 0.21471.
  expect(known(proportionEstimate(part, whole)).moe).toBeCloseTo(0.214709, 6);
  expect(proportionEstimate(part, whole)).toEqual(ratioEstimate(part, whole));
});

test('of several zeros in a sum only the largest margin counts', () => {
  // By hand: √(3² + 4²) = 5.
  expect(
    sumEstimates([
      { value: 7, moe: 3 },
      { value: 0, moe: 4 },
      { value: 0, moe: 2 },
    ]),
  ).toEqual({ value: 7, moe: 5 });
});

test('a denominator of 0 gives no number', () => {
  expect(proportionEstimate({ value: 0, moe: 12 }, { value: 0, moe: 12 })).toEqual({
    missing: 'notApplicable',
  });
});

test('classes change at a CV of 12 % and of 40 %', () => {
  const at = (cv: number) => reliabilityOf({ value: 1000, moe: cv * 10 * 1.645 });
  expect([at(11.99), at(12.01), at(39.99), at(40.01)]).toEqual([
    'reliable',
    'use-with-caution',
    'use-with-caution',
    'unreliable',
  ]);
  // The handbook's CV of the sum above: 5,070 / 1.645 / 203,119 = 1.5 %.
  expect(variation(sumEstimates(NEVER_MARRIED_WOMEN))).toBeCloseTo(0.015, 3);
});

test('a share is as sure as its rest', () => {
  expect(reliabilityOf({ value: 0.97, moe: 0.03 }, true)).toBe('unreliable');
  expect(reliabilityOf({ value: 0.03, moe: 0.03 }, true)).toBe('unreliable');
});

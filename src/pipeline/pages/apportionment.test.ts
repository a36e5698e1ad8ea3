import { expect, test } from 'vitest';
import { apportionmentOf } from './apportionment.ts';

const errorOf = (kind: string) => apportionmentOf({ place: 'connecticut' }, kind).error;

test('the pages of districts state the error that the tables give', () => {
  // measured: see docs/decisions/001-apportionment.md
  expect(errorOf('house')?.misplacedShare).toBeCloseTo(0.0262, 4);
  expect(errorOf('senate')?.misplacedShare).toBeCloseTo(0.0056, 4);
  expect(errorOf('town')).toBeUndefined();
});

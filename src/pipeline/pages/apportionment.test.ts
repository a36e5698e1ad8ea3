import { expect, test } from 'vitest';
import { measuredApportionment } from './apportionment.ts';

test('the pages of districts state the error that the tables give', () => {
  // measured: see docs/decisions/001-apportionment.md
  expect(measuredApportionment('connecticut', 'house')?.misplacedShare).toBeCloseTo(0.0262, 4);
  expect(measuredApportionment('connecticut', 'senate')?.misplacedShare).toBeCloseTo(0.0056, 4);
  expect(measuredApportionment('connecticut', 'town')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { sparkPath } from './spark.ts';

// Drawn by hand in a box of 64 × 18 with an edge of 2: years 30 apart, 14 between nothing and the most.
test('a line goes from 0 at the bottom to the largest value at the top', () => {
  expect(sparkPath([0, 5, 10])).toBe('M2.0 16.0L32.0 9.0L62.0 2.0');
});

test('a year without a figure breaks the line instead of drawing 0', () => {
  expect(sparkPath([10, null, 5, 5])).toBe('M2.0 2.0M42.0 9.0L62.0 9.0');
});

test('nothing is drawn of fewer than two figures; all zeros lie at the bottom', () => {
  expect(sparkPath([null, 4])).toBe('');
  expect(sparkPath([0, 0])).toBe('M2.0 16.0L62.0 16.0');
});

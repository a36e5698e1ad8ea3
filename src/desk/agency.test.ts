import { expect, test } from 'vitest';
import { isStale, staleFrom } from './agency.ts';

test('a phone number is old twelve months after it was checked, not a day before', () => {
  expect(isStale('2025-11-23', '2026-11-22')).toBe(false);
  expect(isStale('2025-11-23', '2026-11-23')).toBe(true);
});

test('a row checked on a leap day is old from the first of March', () => {
  expect(staleFrom('2024-02-29')).toBe('2025-03-01');
});

test('a day that the calendar does not have is refused', () => {
  expect(() => staleFrom('2025-02-30')).toThrow('is not a day');
  expect(() => staleFrom('soon')).toThrow('is not a day');
});

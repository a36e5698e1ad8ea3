import { expect, test } from 'vitest';
import { dayOf, sheetAddress } from './sheet.ts';

const PAGE = { origin: 'https://example.org', pathname: '/connecticut/', search: '?tract=09003502300' };

test('the address on paper leaves out the open tab and keeps a drawn area', () => {
  const at = (hash: string): string => sheetAddress({ ...PAGE, hash } as Location);
  expect(at('#table')).toBe('https://example.org/connecticut/?tract=09003502300');
  expect(at('#area=t:09003502300')).toBe(
    'https://example.org/connecticut/?tract=09003502300#area=t:09003502300',
  );
});

test('the day is that of the device, not of Greenwich', () => {
  // eleven at night: in the Americas another day has begun in Greenwich
  expect(dayOf(new Date(2026, 0, 5, 23, 0))).toBe('2026-01-05');
});

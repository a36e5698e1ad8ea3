import { expect, test } from 'vitest';
import { LONGEST_QR_TEXT, qrPath } from './qr-path.ts';

test('a short address gives a code of version 3 with the quiet zone of four modules on each side', () => {
  // ISO/IEC 18004: at level M version 2 holds 26 bytes and version 3 holds 42; version 3 has 29 modules, 29 + 2 × 4 = 37.
  const code = qrPath('https://example.org/connecticut/');
  expect(code?.size).toBe(37);
});

test('the finder pattern stands in the corner, seven modules wide', () => {
  expect(qrPath('https://example.org/')?.d.startsWith('M4 4h7v1h-7z')).toBe(true);
});

test('an address too long for paper gives no code', () => {
  expect(qrPath('x'.repeat(LONGEST_QR_TEXT + 1))).toBeUndefined();
  expect(qrPath('x'.repeat(LONGEST_QR_TEXT))).toBeDefined();
});

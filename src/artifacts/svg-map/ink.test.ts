import { expect, test } from 'vitest';
import { LEVEL_FILL } from '#core/level.ts';
import { MAP_INK } from './ink.ts';

/** Relative luminance by WCAG 2.2, written out here as the independent way. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

test('names on the map have 4.5 : 1 against their halo', () => {
  expect(contrast(MAP_INK.ink, MAP_INK.paper)).toBeGreaterThanOrEqual(4.5);
});

test.each(Object.entries(LEVEL_FILL))('dots and outlines keep 3 : 1 on %s', (_, fill) => {
  expect(contrast(MAP_INK.dot, fill)).toBeGreaterThanOrEqual(3);
  expect(contrast(MAP_INK.outline, fill)).toBeGreaterThanOrEqual(3);
});

import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { dotsPath } from './svg-path.ts';
import { mix32 } from './hash.ts';

/** Reads the path back as a browser would. */
function pointsOf(path: string): [number, number][] {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([Mm])(-?[\d.]+?) ?(-?(?:\d+\.?\d*|\.\d+))h0/g)].map(([, kind, dx, dy]) => {
    x = (kind === 'm' ? x : 0) + Number(dx);
    y = (kind === 'm' ? y : 0) + Number(dy);
    return [Math.round(10 * x) / 10, Math.round(10 * y) / 10];
  });
}

test('the path holds every point, to a tenth of a unit', () => {
  const x = [100.04, 3.26, 50, 50.5];
  const y = [7, 900.55, 3.3, 3.3];
  const read = pointsOf(dotsPath(x, y, 1))
    .map(String)
    .sort();
  expect(read).toEqual(['100,7', '3.3,900.6', '50,3.3', '50.5,3.3'].sort());
});

test('4,111 dots spread over a 900 × 700 picture take at most 15 KB compressed', () => {
  const at = (i: number, salt: number, size: number): number =>
    ((mix32(i * 7919 + salt) >>> 0) / 2 ** 32) * size;
  const x = Array.from({ length: 4111 }, (_, i) => at(i, 1, 900));
  const y = Array.from({ length: 4111 }, (_, i) => at(i, 2, 700));
  const path = dotsPath(x, y, 1);
  expect(pointsOf(path)).toHaveLength(4111);
  expect(gzipSync(path).length).toBeLessThan(15_000);
});

test('no dot, no path', () => {
  expect(dotsPath([], [])).toBe('');
});

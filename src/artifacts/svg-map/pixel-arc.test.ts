import fc from 'fast-check';
import { expect, test } from 'vitest';

import { simplifyArc } from './pixel-arc.ts';

test('a corner stays and a point on the straight line goes', () => {
  expect(simplifyArc([0, 0, 50, 0, 100, 0, 100, 100], 5)).toEqual([0, 0, 100, 0, 100, 100]);
});

test('the ends of an arc always stay, so that neighbors still meet', () => {
  const point = fc.integer({ min: -5000, max: 5000 });
  const arcs = fc.array(fc.tuple(point, point), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(arcs, (pairs) => {
      const arc = pairs.flat();
      const kept = simplifyArc(arc, 30);
      expect(kept.slice(0, 2)).toEqual(arc.slice(0, 2));
      expect(kept.slice(-2)).toEqual(arc.slice(-2));
      expect(kept.length % 2).toBe(0);
    }),
  );
});

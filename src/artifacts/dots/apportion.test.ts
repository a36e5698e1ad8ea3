import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportionDots } from './apportion.ts';

const places = fc.record({
  tracts: fc.array(fc.tuple(fc.nat(9000), fc.nat(6)), { maxLength: 60 }),
  unit: fc.constantFrom(1, 10, 25, 50, 100, 250),
});

test('every town and the state keep their people within one dot', () => {
  fc.assert(
    fc.property(places, ({ tracts, unit }) => {
      const people = tracts.map(([count]) => count);
      const towns = tracts.map(([, town]) => (town === 6 ? null : `town ${town}`));
      const dots = apportionDots(people, towns, unit);
      const sum = (values: ArrayLike<number>, town: string | null): number =>
        towns.reduce((total, name, i) => total + (name === town ? (values[i] ?? 0) : 0), 0);
      for (const town of new Set(towns)) {
        expect(Math.abs(sum(dots, town) * unit - sum(people, town))).toBeLessThan(unit);
      }
      const total = people.reduce((a, b) => a + b, 0);
      expect(dots.reduce((a, b) => a + b, 0)).toBe(Math.round(total / unit));
    }),
    { numRuns: 500, seed: 1 },
  );
});

test('a tract gets its quotient rounded down or up, and an empty tract gets none', () => {
  fc.assert(
    fc.property(places, ({ tracts, unit }) => {
      const people = tracts.map(([count]) => count);
      const dots = apportionDots(
        people,
        tracts.map(([, town]) => String(town)),
        unit,
      );
      people.forEach((count, i) => {
        expect([Math.floor(count / unit), Math.ceil(count / unit)]).toContain(dots[i]);
      });
    }),
    { numRuns: 500, seed: 2 },
  );
});

test('rounding each tract alone would lose these ten neighborhoods; the town keeps its four dots', () => {
  // 10 × 99 people at 250 a dot: 990 / 250 = 3.96, rounded 4; each tract alone rounds to 0.
  const dots = apportionDots(new Array<number>(10).fill(99), new Array<string>(10).fill('a'), 250);
  expect([...dots]).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
});

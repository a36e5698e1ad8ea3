import fc from 'fast-check';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { Problem } from '#core/problem.ts';
import { buildDotMesh } from './mesh.ts';
import { type Dots, placeDots } from './place.ts';
import { type DotShape, polygonArea } from './rings.ts';

const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings });
const shape = (geoid: string, geometry: Polygon | MultiPolygon | null): DotShape => ({ geoid, geometry });
const place = (geometry: Polygon | MultiPolygon, count: number, geoid = 'a'): Dots =>
  placeDots(buildDotMesh([shape(geoid, geometry)]), [{ group: 'black', dotCounts: [count] }]);
const points = (dots: Dots): [number, number][] => Array.from(dots.x, (x, i) => [x, dots.y[i] ?? 0]);

/** Independent judge: winding by angle sum, not the ray casting of the source. */
function isInsideByAngle(rings: readonly Position[][], [px, py]: [number, number]): boolean {
  const winding = (ring: readonly Position[]): number => {
    let angle = 0;
    ring.slice(1).forEach(([x = 0, y = 0], i) => {
      const [x0 = 0, y0 = 0] = ring[i] ?? [];
      const [ux, uy, vx, vy] = [x0 - px, y0 - py, x - px, y - py];
      angle += Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy);
    });
    return Math.abs(angle) > Math.PI ? 1 : 0;
  };
  const [outline, ...holes] = rings.map(winding);
  return outline === 1 && holes.every((hole) => hole === 0);
}

/** A star around a center: any radii make a simple polygon; a smaller star inside makes the hole. */
const starWithHole = fc
  .record({
    radii: fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 }),
    hole: fc.option(fc.double({ min: 0.05, max: 0.9, noNaN: true })),
    lon: fc.double({ min: -74, max: -71, noNaN: true }),
  })
  .map(({ radii, hole, lon }) => {
    const ring = (scale: number): Position[] => {
      const corners = radii.map((r, i): Position => {
        const angle = (2 * Math.PI * i) / radii.length;
        return [lon + scale * r * Math.cos(angle), 41 + scale * r * Math.sin(angle)];
      });
      return [...corners, corners[0] ?? [0, 0]];
    };
    return hole === null ? [ring(1)] : [ring(1), ring(hole)];
  });

describe('dots', () => {
  test('lie inside their polygon and outside its holes, judged by the angle sum', () => {
    fc.assert(
      fc.property(starWithHole, fc.nat(), (rings, seed) => {
        const dots = place(polygon(...rings), 40, String(seed));
        for (const point of points(dots)) expect(isInsideByAngle(rings, point)).toBe(true);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('are cut into triangles that add up to the area of any star with a hole', () => {
    fc.assert(
      fc.property(starWithHole, (rings) => {
        const mesh = buildDotMesh([shape('a', polygon(...rings))]);
        expect(mesh.rejection.size).toBe(0);
        let twice = 0;
        for (let t = 0; t < mesh.corners.length; t += 6) {
          const [, , bx = 0, by = 0, cx = 0, cy = 0] = mesh.corners.subarray(t, t + 6);
          twice += Math.abs(bx * cy - cx * by);
        }
        expect(twice / 2).toBeCloseTo(polygonArea(rings), 12);
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  test('do not move when another group, another tract or their own number changes', () => {
    const shapes = [shape('a', polygon(square(0, 0, 1))), shape('b', polygon(square(5, 5, 1)))];
    const mesh = buildDotMesh(shapes);
    const of = (dots: Dots, group: number): Set<string> =>
      new Set(
        points(dots)
          .filter((_, i) => dots.group[i] === group)
          .map(String),
      );
    const few = placeDots(mesh, [{ group: 'latino', dotCounts: [10, 0] }]);
    const many = placeDots(mesh, [
      { group: 'black', dotCounts: [77, 30] },
      { group: 'latino', dotCounts: [25, 9] },
    ]);
    const later = of(many, 1);
    expect(later.size).toBe(34);
    expect([...of(few, 0)].every((point) => later.has(point))).toBe(true);
  });

  test('are the same bytes for any number of workers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 2, maxLength: 12 }),
        fc.array(fc.nat(12), { maxLength: 4 }),
        (counts, cuts) => {
          const mesh = buildDotMesh(counts.map((_, i) => shape(`t${i}`, polygon(square(i, 0, 1)))));
          const groups = [0, 1].map((g) => ({
            group: `g${g}`,
            dotCounts: counts.map((pair) => pair[g] ?? 0),
          }));
          const whole = placeDots(mesh, groups);
          const edges = [0, ...cuts.map((cut) => Math.min(cut, counts.length)), counts.length].sort(
            (a, b) => a - b,
          );
          const parts = edges.slice(1).map((to, i) => placeDots(mesh, groups, edges[i] ?? 0, to));
          for (const field of ['x', 'y', 'group', 'rank'] as const) {
            expect(parts.flatMap((part) => Array.from(part[field]))).toEqual(Array.from(whole[field]));
          }
        },
      ),
      { numRuns: 100, seed: 3 },
    );
  });

  test('are interleaved: in any stretch of 20 dots of two equal groups each has 10 ± 2', () => {
    const mesh = buildDotMesh([shape('a', polygon(square(0, 0, 1)))]);
    const dots = placeDots(mesh, [
      { group: 'black', dotCounts: [500] },
      { group: 'white', dotCounts: [500] },
    ]);
    for (let i = 0; i + 20 <= 1000; i++) {
      const second = dots.group.slice(i, i + 20).reduce((sum, g) => sum + g, 0);
      expect(Math.abs(second - 10)).toBeLessThanOrEqual(2);
    }
  });

  test('of parts without area are left out; a shape without any area is a Problem only when it needs a dot', () => {
    const spike: Position[] = [
      [0, 0],
      [1, 1],
      [0, 0],
    ];
    const withSpike: MultiPolygon = { type: 'MultiPolygon', coordinates: [[spike], [square(2, 2, 1)]] };
    expect(points(place(withSpike, 50)).every(([x]) => x > 2 && x < 3)).toBe(true);
    expect(place(polygon(spike), 0).x).toHaveLength(0);
    expect(() => place(polygon(spike), 1)).toThrow(Problem);
    const none = buildDotMesh([shape('a', null)]);
    expect(() => placeDots(none, [{ group: 'black', dotCounts: [1] }])).toThrow(/no area/);
  });

  test('of a bow tie, which no triangles cover, fall in its two wings by the even-odd rule', () => {
    const bowTie: Position[] = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 3],
      [0, 0],
    ];
    const mesh = buildDotMesh([shape('a', polygon(bowTie))]);
    expect(mesh.rejection.size).toBe(1);
    const dots = placeDots(mesh, [{ group: 'black', dotCounts: [300] }]);
    // The crossing of y = x and y = 3 − 1.5 x is x = 1.2: left wing between the lines above, right wing below.
    for (const [x, y] of points(dots)) {
      const left = x < 1.2 && y > x && y < 3 - 1.5 * x;
      const right = x > 1.2 && y < x && y > 3 - 1.5 * x;
      expect(left || right).toBe(true);
    }
  });

  test('of a sliver a million times longer than wide stay in it', () => {
    const sliver = polygon([
      [0, 0],
      [1, 0],
      [1, 1e-6],
      [0, 1e-6],
      [0, 0],
    ]);
    expect(points(place(sliver, 100)).every(([x, y]) => x >= 0 && x <= 1 && y >= 0 && y <= 1e-6)).toBe(true);
  });
});

/** χ² of counts against expected counts. */
function chiSquare(observed: readonly number[], expected: readonly number[]): number {
  return observed.reduce((sum, count, i) => sum + (count - (expected[i] ?? 0)) ** 2 / (expected[i] ?? 1), 0);
}

describe('uniformity', () => {
  const lShape = polygon([
    [0, 0],
    [4, 0],
    [4, 1],
    [1, 1],
    [1, 4],
    [0, 4],
    [0, 0],
  ]);
  /** 28 cells of equal area (a quarter square each). */
  const cellOf = ([x, y]: [number, number]): number =>
    y < 1 ? Math.floor(2 * x) * 2 + Math.floor(2 * y) : 16 + Math.floor(2 * (y - 1)) * 2 + Math.floor(2 * x);

  // χ² with 27 degrees of freedom: 99.9 % of samples stay below 55.48 (tables), one in a million above 81.
  test.each([280, 2800, 28_000, 280_000])('the first %i dots fill 28 equal cells evenly', (k) => {
    const counts = new Array<number>(28).fill(0);
    for (const point of points(place(lShape, k, '09003502300')))
      counts[cellOf(point)] = (counts[cellOf(point)] ?? 0) + 1;
    expect(chiSquare(counts, new Array<number>(28).fill(k / 28))).toBeLessThan(55.48);
  });

  test('the mean χ² over 200 tracts is that of chance (27 ± 1.6, three standard errors)', () => {
    let sum = 0;
    for (let tract = 0; tract < 200; tract++) {
      const counts = new Array<number>(28).fill(0);
      for (const point of points(place(lShape, 560, `0900${tract}`)))
        counts[cellOf(point)] = (counts[cellOf(point)] ?? 0) + 1;
      sum += chiSquare(counts, new Array<number>(28).fill(20));
    }
    expect(Math.abs(sum / 200 - 27)).toBeLessThan(1.6);
  });

  test('ranks are uniform and do not depend on the place: each half of the shape has half of the low ranks', () => {
    const dots = place(lShape, 40_000);
    const low = points(dots).filter((_, i) => (dots.rank[i] ?? 0) < 2 ** 31);
    expect(Math.abs(low.length - 20_000)).toBeLessThan(3 * 100);
    // 16 of the 28 cells lie in the foot (y < 1)
    expect(Math.abs(low.filter(([, y]) => y < 1).length - (20_000 * 16) / 28)).toBeLessThan(3 * 70);
  });
});

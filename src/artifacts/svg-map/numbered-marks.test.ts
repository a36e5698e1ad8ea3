import { expect, test } from 'vitest';
import { spreadMarks, type View, viewOfSpots } from './numbered-marks.ts';

const WHOLE: View = [0, 0, 400, 300];

/** Smallest distance of two marks, by looking at every pair. */
function nearest(marks: readonly { x: number; y: number }[]): number {
  return Math.min(
    ...marks.flatMap((a, i) => marks.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
  );
}

test('twenty marks on one and the same spot all come apart and stay on the picture', () => {
  const marks = spreadMarks(Array<{ x: number; y: number }>(20).fill({ x: 398, y: 2 }), 20, WHOLE);
  expect(nearest(marks)).toBeGreaterThan(18);
  for (const { x, y } of marks) {
    expect(x).toBeGreaterThanOrEqual(10);
    expect(x).toBeLessThanOrEqual(390);
    expect(y).toBeGreaterThanOrEqual(10);
  }
});

test('marks that do not touch stay where they are', () => {
  const spots = [
    { x: 20, y: 20 },
    { x: 60, y: 20 },
  ];
  expect(spreadMarks(spots, 20, WHOLE)).toEqual(spots);
});

test('two marks that touch move by the same way to both sides: 4 apart become 20 apart around 50', () => {
  const [a, b] = spreadMarks(
    [
      { x: 48, y: 100 },
      { x: 52, y: 100 },
    ],
    20,
    WHOLE,
  );
  expect(a?.x).toBeCloseTo(40);
  expect(b?.x).toBeCloseTo(60);
});

test('a view holds its spots, has the shape of the whole and never leaves it', () => {
  expect(
    viewOfSpots(
      [
        { x: 100, y: 150 },
        { x: 200, y: 150 },
      ],
      WHOLE,
      80,
    ),
  ).toEqual([75, 93.75, 150, 112.5]);
  expect(viewOfSpots([{ x: 1, y: 299 }], WHOLE, 80)).toEqual([0, 240, 80, 60]);
  expect(
    viewOfSpots(
      [
        { x: 0, y: 0 },
        { x: 400, y: 300 },
      ],
      WHOLE,
      80,
    ),
  ).toEqual([0, 0, 400, 300]);
});

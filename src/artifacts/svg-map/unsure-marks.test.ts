import { expect, test } from 'vitest';
import { unsureMarks } from './unsure-marks.ts';

const project = (longitude: number, latitude: number): [number, number] => [longitude, -latitude];
const stability = {
  ...{ draws: 400, seed: 1, heldFixed: [] },
  sameShare: [1, 0.8, 0.6],
  couldBe: [null, 'low', 'high'],
} as const;
const tracts = { stability, longitude: [1, 2.04, 3], latitude: [-1, -2, -3] };

test('a square in each tract that could have another level, at its point inside, and in no other', () => {
  const svg = unsureMarks(tracts, { project });
  // twice: ink, and white over it
  expect(svg.match(/ d="[^"]*"/g)).toEqual([' d="M2 2h0M3 3h0"', ' d="M2 2h0M3 3h0"']);
  expect(svg).toContain('stroke-linecap="square"');
});

test('a picture of some tracts has the marks of those, and an edition without margins has none', () => {
  expect(unsureMarks(tracts, { project }, [0, 2])).toContain('d="M3 3h0"');
  expect(unsureMarks(tracts, { project }, [0])).toBe('');
  expect(unsureMarks({ longitude: [1], latitude: [1] }, { project })).toBe('');
});

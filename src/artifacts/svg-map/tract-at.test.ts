import { expect, test } from 'vitest';
import type { Topology } from 'topojson-specification';
import { tractAt } from './tract-at.ts';

// A square of four degrees with a hole of one, which is a tract of its own.
const RING_AND_HOLE: Topology = {
  type: 'Topology',
  arcs: [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
      [1, 1],
    ],
  ],
  objects: {
    tracts: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', arcs: [[0], [-2]], properties: { geoid: 'around' } },
        { type: 'Polygon', arcs: [[1]], properties: { geoid: 'hole' } },
      ],
    },
  },
};

test('a place lies in the tract around it', () => {
  expect(tractAt(RING_AND_HOLE, 3, 3)).toBe('around');
});

test('a place in the hole of one tract lies in the tract that fills the hole', () => {
  expect(tractAt(RING_AND_HOLE, 1.5, 1.5)).toBe('hole');
});

test('a place outside of all lies in no tract', () => {
  expect(tractAt(RING_AND_HOLE, 5, 5)).toBeUndefined();
});

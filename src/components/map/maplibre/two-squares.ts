import type { Topology } from 'topojson-specification';
import type { WorkerTracts } from './messages.ts';

/** For tests: two tracts of one degree side by side, each its own town; a third tract has people but no shape. */
export const TWO_SQUARES: Topology = {
  type: 'Topology',
  arcs: [
    [
      [1, 0],
      [1, 1],
    ],
    [
      [1, 1],
      [0, 1],
      [0, 0],
      [1, 0],
    ],
    [
      [1, 0],
      [2, 0],
      [2, 1],
      [1, 1],
    ],
  ],
  objects: {
    tracts: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', arcs: [[0, 1]], properties: { geoid: '44001000100' } },
        { type: 'Polygon', arcs: [[2, -1]], properties: { geoid: '44001000200' } },
      ],
    },
    towns: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', arcs: [[0, 1]], properties: { geoid: '4400100001', name: 'West' } },
        { type: 'Polygon', arcs: [[2, -1]], properties: { geoid: '4400100002', name: 'East' } },
      ],
    },
  },
};

const none = [0, 0, 0];

/** Its people: 1,000 Black people in the west, 500 in the east of whom 400 live in group quarters, 200 without a shape. */
export const THREE_TRACTS: WorkerTracts = {
  geoid: ['44001000100', '44001000200', '44001000300'],
  town: ['4400100001', '4400100002', null],
  population: {
    total: [1000, 500, 200],
    nhWhite: none,
    nhBlack: [1000, 500, 200],
    nhAian: none,
    nhAsianPacific: none,
    nhOther: none,
    nhTwoOrMore: none,
    hispanic: none,
  },
  groupQuarters: [0, 400, null],
};

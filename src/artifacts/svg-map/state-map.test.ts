import { expect, test } from 'vitest';
import type { Topology } from 'topojson-specification';

import type { Edition } from '#opportunity/edition.ts';

import { areaMapSvg } from './area-map.ts';
import { stateMapSvg } from './state-map.ts';

// Two square tracts side by side that share arc 0; each is its own town.
const TOPOLOGY: Topology = {
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
        { type: 'Polygon', arcs: [[0, 1]], properties: { geoid: '4400100001', name: 'West <& East>' } },
        { type: 'Polygon', arcs: [[2, -1]], properties: { geoid: '4400100002', name: 'Beyond' } },
      ],
    },
  },
};

const EDITION = {
  tracts: {
    geoid: ['44001000100', '44001000200'],
    level: ['very-low', null],
    population: { total: [100, 50] },
  },
  areas: [
    { id: 'town:4400100001', name: 'West <& East>', tracts: [[0, 1]], sharedTracts: [] },
    { id: 'town:4400100002', name: 'Beyond', tracts: [[1, 1]], sharedTracts: [] },
  ],
} as unknown as Edition;

const OPTIONS = { label: 'A map', tractTitle: (tract: number) => `Tract ${tract}`, width: 400 };

test('every tract is drawn once with its GEOID and title', () => {
  const svg = stateMapSvg(EDITION, TOPOLOGY, OPTIONS);
  expect([...svg.matchAll(/data-geoid="(\d+)"/g)].map((match) => match[1])).toEqual(EDITION.tracts.geoid);
  expect(svg).toContain('<title>Tract 1</title>');
});

test('a tract without a level is hatched, never filled with a level color', () => {
  const svg = stateMapSvg(EDITION, TOPOLOGY, OPTIONS);
  expect(svg).toMatch(/class="level-none" fill="url\(#no-data\)"><path data-geoid="44001000200"/);
});

test('names are escaped and no style attribute is written (the policy of the site forbids it)', () => {
  const svg = stateMapSvg(EDITION, TOPOLOGY, OPTIONS);
  expect(svg).toContain('West &lt;&amp; East&gt;');
  expect(svg).not.toContain('style=');
});

test('the same edition and topology give the same text', () => {
  expect(stateMapSvg(EDITION, TOPOLOGY, OPTIONS)).toBe(stateMapSvg(EDITION, TOPOLOGY, OPTIONS));
});

test('two squares of one degree fill the width with 4 units left on each side', () => {
  const svg = stateMapSvg(EDITION, TOPOLOGY, OPTIONS);
  // In tenths: (400 − 2 × 4) / 2 = 196 units a degree; on the equator a degree of latitude is as long.
  expect(svg).toContain('d="M2000 200');
  expect(svg).toContain('viewBox="0 0 400 205"');
});

test('the map of a town shows its own tract in full and the one beside it pale', () => {
  const svg = areaMapSvg(EDITION, TOPOLOGY, 'town:4400100001', OPTIONS);
  expect(svg).toMatch(/class="map-around"[^>]*opacity="0.3"/);
  expect(svg.indexOf('44001000200')).toBeLessThan(svg.indexOf('class="map-tracts"'));
});

test('an area without a shape has no map', () => {
  expect(areaMapSvg(EDITION, TOPOLOGY, 'town:none', OPTIONS)).toBe('');
});

test('dots are placed by the frame of the picture', () => {
  const svg = stateMapSvg(EDITION, TOPOLOGY, {
    ...OPTIONS,
    dots: (frame) => ({ dots: `M${frame.project(0, 1).map(Math.round).join(' ')}h0`, rings: 'M9 9h0' }),
  });
  expect(svg).toContain('class="map-dots" d="M4 4h0"');
  // A ring is a dot and a smaller paper dot on it.
  expect(svg.match(/class="map-rings" d="M9 9h0"/g)).toHaveLength(2);
});

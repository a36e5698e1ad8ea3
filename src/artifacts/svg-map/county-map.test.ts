import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Topology } from 'topojson-specification';
import { computeEdition } from '#pipeline/compute-edition.ts';
import { nodeFiles } from '#pipeline/node-files.ts';
import { stateMapSvg } from './state-map.ts';

test('a state without towns shows the five counties of Rhode Island by line and name', async () => {
  const { edition } = await computeEdition(nodeFiles('.'), 'rhode-island', '2018-national');
  const path = 'places/rhode-island/boundaries/tracts-2010.topojson';
  const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology;
  const svg = stateMapSvg(edition, topology, { label: 'Rhode Island', tractTitle: () => '' });
  const names = [...svg.matchAll(/<text[^>]*>([^<]+)</g)].map(([, name]) => name).sort();
  expect(names).toEqual(['Bristol', 'Kent', 'Newport', 'Providence', 'Washington']);
  expect(svg).toMatch(/class="map-towns" d="M\d/);
});

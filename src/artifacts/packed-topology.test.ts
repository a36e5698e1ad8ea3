import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Topology } from 'topojson-specification';
import { expect, test } from 'vitest';
import { packMapShapes, parseMapShapes } from './packed-topology.ts';

const FILE = 'places/connecticut/boundaries/tracts-2010.topojson';

test('the packed shapes of Connecticut are the shapes to the last step, with the mask of the dots', () => {
  const text = readFileSync(FILE, 'utf8');
  const topology = JSON.parse(text) as Topology;
  const packed = packMapShapes(topology);
  const back = parseMapShapes(packed);
  expect(JSON.stringify(back.arcs)).toBe(JSON.stringify(topology.arcs));
  expect({ ...back, arcs: [] }).toEqual({ ...topology, arcs: [] });
  // What a visitor loads: with 85 KiB of shapes the map page stays 10 KiB below its budget of 450.
  expect(brotliCompressSync(packed).length).toBeLessThan(85 * 1024);
});

test('a topology that is not quantized keeps its own arcs', () => {
  const plain: Topology = { type: 'Topology', arcs: [[[0.5, 1.5]]], objects: {} };
  expect(parseMapShapes(packMapShapes(plain))).toEqual(plain);
});

test('bytes that break off are refused', () => {
  const packed = packMapShapes({ type: 'Topology', arcs: [], objects: {} });
  expect(() => parseMapShapes(packed.subarray(0, 3))).toThrow('break off');
  expect(() => parseMapShapes(packed.subarray(0, packed.length - 2))).toThrow('break off');
});

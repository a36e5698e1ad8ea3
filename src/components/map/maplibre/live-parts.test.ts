import type { Map as LiveMap } from 'maplibre-gl';
import { expect, test } from 'vitest';
import type { Level } from '#core/level.ts';
import type { MapData } from '../map-state.ts';
import { dotsRefresher } from './dots-refresher.ts';
import type { DotPoints } from './messages.ts';
import { makeShading } from './shading.ts';
import { wholeBounds } from './shapes.ts';

const dotsOf = (count: number): DotPoints => ({ origin: [0, 0], vertices: new Float32Array(3 * count) });

function refresherParts(delays: Readonly<Record<string, Promise<DotPoints>>>) {
  const shown: (number | null)[] = [];
  const failures: unknown[] = [];
  const refresh = dotsRefresher({
    map: { triggerRepaint: () => undefined },
    worker: { dots: (group, unit) => delays[`${group} ${unit}`] ?? Promise.reject(new Error('no dots')) },
    layer: { show: (points) => shown.push(points === null ? null : points.vertices.length / 3) },
    onFailure: (reason) => failures.push(reason),
  });
  return { refresh, shown, failures };
}

test('the last wish for dots wins, even when an earlier one comes later', async () => {
  let finishSlow: (points: DotPoints) => void = () => undefined;
  const slow = new Promise<DotPoints>((done) => (finishSlow = done));
  const { refresh, shown } = refresherParts({ 'black 250': slow, 'black 100': Promise.resolve(dotsOf(7)) });
  const first = refresh({ group: 'black' }, 250);
  await refresh({ group: 'black' }, 100);
  finishSlow(dotsOf(3));
  await first;
  expect(shown).toEqual([7]);
});

test('no dots are no request', async () => {
  const { refresh, shown } = refresherParts({});
  await refresh({ group: 'none' }, 250);
  expect(shown).toEqual([null]);
});

test('dots that cannot be made are told, and asked for again', async () => {
  const { refresh, failures } = refresherParts({});
  await refresh({ group: 'black' }, 250);
  await refresh({ group: 'black' }, 250);
  expect(failures).toHaveLength(2);
});

function fakeMap() {
  const levels = new Map<number, unknown>();
  const filters = new Map<string, unknown>();
  const map = {
    setFeatureState: ({ id }: { id: number }, { level }: { level: unknown }) => levels.set(id, level),
    setFilter: (layer: string, filter: unknown) => filters.set(layer, filter),
  } as unknown as LiveMap;
  return { map, levels, filters };
}

const LEVELS: readonly (Level | null)[] = Array.from({ length: 250 }, (_, i) => (i === 3 ? null : 'low'));
/** Tract 5 could be moderate. */
const STABILITY = { couldBe: LEVELS.map((_, i) => (i === 5 ? 'moderate' : null)) };
const EDITION = {
  tracts: { level: LEVELS, stability: STABILITY, indicators: { a: {} } },
  indicators: [],
} as unknown as MapData;

test('every tract gets its level, and one without a level the hatch', async () => {
  const { map, levels, filters } = fakeMap();
  await makeShading(map, { edition: EDITION })('level');
  expect(levels.size).toBe(250);
  // "low" is the second of the five levels.
  expect([levels.get(0), levels.get(3)]).toEqual([1, -1]);
  expect(filters.get('no-data')).toEqual(['in', ['get', 'i'], ['literal', [3]]]);
});

test('levels that sampling error could change have a mark, other layers have none', async () => {
  const { map, filters } = fakeMap();
  const shade = makeShading(map, { edition: EDITION });
  await shade('level');
  expect(filters.get('unsure')).toEqual(['in', ['get', 'i'], ['literal', [5]]]);
  await shade('domain:none');
  expect(filters.get('unsure')).toEqual(['in', ['get', 'i'], ['literal', []]]);
});

test('the box around some tracts leaves out those without a shape', () => {
  const boxes = Float64Array.from([0, 0, 1, 1, NaN, NaN, NaN, NaN, 3, 2, 4, 5]);
  expect(wholeBounds(boxes, [0, 1])).toEqual([0, 0, 1, 1]);
  expect(wholeBounds(boxes)).toEqual([0, 0, 4, 5]);
});

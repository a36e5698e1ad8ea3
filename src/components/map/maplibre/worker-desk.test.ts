import { expect, test } from 'vitest';
import { packMapShapes } from '#artifacts/packed-topology.ts';
import type { DotPaths } from '#artifacts/svg-map/state-dots.ts';
import type { DotPoints, OpenedShapes, WorkerJob, WorkerJobs } from './messages.ts';
import { THREE_TRACTS, TWO_SQUARES } from './two-squares.ts';
import { type DeskEffects, makeWorkerDesk } from './worker-desk.ts';

const EFFECTS: DeskEffects = {
  readShapes: () => Promise.resolve(packMapShapes(TWO_SQUARES)),
  canDraw: () => true,
};

function makeAsk(effects = EFFECTS) {
  const desk = makeWorkerDesk(effects);
  return async <K extends WorkerJob>(kind: K, ask: WorkerJobs[K]['ask']) =>
    (await desk({ id: 1, kind, ask } as Parameters<typeof desk>[0])).answer as WorkerJobs[K]['answer'];
}

async function openDesk() {
  const ask = makeAsk();
  await ask('load', { url: 'map.topojson' });
  const opened: OpenedShapes = await ask('open', { tracts: THREE_TRACTS });
  return { ask, opened };
}

test('the page learns the box of each tract; one without a shape has none', async () => {
  const { opened } = await openDesk();
  expect([...opened.boxes]).toEqual([0, 0, 1, 1, 1, 0, 2, 1, NaN, NaN, NaN, NaN]);
  expect(opened.bounds).toEqual([0, 0, 2, 1]);
});

test('shapes leave as files, with the index of the tract in the edition as id', async () => {
  const { opened } = await openDesk();
  const tracts = JSON.parse(await opened.files.tracts.text()) as { features: { id: number }[] };
  expect(tracts.features.map(({ id }) => id)).toEqual([0, 1]);
});

test('names come from the most populous town to the least, in the middle of the town', async () => {
  const { opened } = await openDesk();
  const labels = JSON.parse(await opened.files.townLabels.text()) as {
    features: { properties: object; geometry: { coordinates: number[] } }[];
  };
  expect(labels.features.map(({ properties }) => properties)).toEqual([
    { name: 'West', people: 1000 },
    { name: 'East', people: 500 },
  ]);
  // The centers of two squares of one degree.
  expect(labels.features.map(({ geometry }) => geometry.coordinates)).toEqual([
    [0.5, 0.5],
    [1.5, 0.5],
  ]);
});

test('without a layer of towns the map names counties, in the middle of their people', async () => {
  const objects = { ...TWO_SQUARES.objects };
  delete objects['towns'];
  const readShapes = () => Promise.resolve(packMapShapes({ ...TWO_SQUARES, objects }));
  const ask = makeAsk({ ...EFFECTS, readShapes });
  await ask('load', { url: 'map.topojson' });
  const tracts = { ...THREE_TRACTS, counties: { '44001': 'Bristol', '44003': 'Kent' } };
  const opened = await ask('open', { tracts });
  const labels = JSON.parse(await opened.files.townLabels.text()) as {
    features: { properties: object; geometry: { coordinates: number[] } }[];
  };
  expect(labels.features.map(({ properties }) => properties)).toEqual([{ name: 'Bristol', people: 1500 }]);
  // By hand: (1,000 × 0.5 + 500 × 1.5) / 1,500 = 0.8333 from west to east.
  expect(labels.features[0]?.geometry.coordinates[0]).toBeCloseTo(0.83333, 4);
});

test('1,000 and 500 people at 100 a dot are 10 dots and 5 rings, each inside its tract', async () => {
  const { ask } = await openDesk();
  const { origin, vertices }: DotPoints = await ask('dots', { group: 'black', unit: 100 });
  expect(vertices).toHaveLength(15 * 3);
  for (let dot = 0; dot < 15; dot += 1) {
    const [x = NaN, , ring] = vertices.subarray(3 * dot, 3 * dot + 3);
    const longitude = (x + origin[0]) * 360 - 180;
    expect(ring).toBe(dot < 10 ? 0 : 1);
    expect(longitude).toBeGreaterThan(dot < 10 ? 0 : 1);
    expect(longitude).toBeLessThan(dot < 10 ? 1 : 2);
  }
});

test('the picture gets the same dots: each is a line of no length', async () => {
  const { ask } = await openDesk();
  const paths: DotPaths = await ask('paths', { group: 'black', unit: 100 });
  expect(paths.dots.match(/h0/g)).toHaveLength(10);
  expect(paths.rings.match(/h0/g)).toHaveLength(5);
});

test('a place on the earth leads to its tract, and outside of all to none', async () => {
  const { ask } = await openDesk();
  expect(await ask('tractAt', { longitude: 1.25, latitude: 0.5 })).toBe('44001000200');
  expect(await ask('tractAt', { longitude: 5, latitude: 0.5 })).toBeNull();
});

test('dots before the shapes are there are refused, not drawn empty', async () => {
  await expect(makeAsk()('dots', { group: 'black', unit: 100 })).rejects.toThrow('not there');
});

test('shapes that cannot be read say why', async () => {
  const ask = makeAsk({ ...EFFECTS, readShapes: () => Promise.reject(new Error('map.topojson: 404')) });
  await expect(ask('load', { url: 'map.topojson' })).rejects.toThrow('404');
});

test('an area over half of the west and a quarter of the east is counted by its parts', async () => {
  const { ask } = await openDesk();
  const corners = [
    [0.5, 0],
    [1.25, 0],
    [1.25, 1],
    [0.5, 1],
  ] as const;
  // On the sphere a degree of longitude is as long anywhere on a parallel: half of one square, a quarter of the other.
  expect(await ask('areaShares', { corners })).toEqual({
    shares: [
      [0, expect.closeTo(0.5, 6)],
      [1, expect.closeTo(0.25, 6)],
    ],
    basis: 'shapes',
  });
});

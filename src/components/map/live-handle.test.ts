import { expect, test } from 'vitest';
import { LiveHandle } from './live-handle.ts';
import { INITIAL_STATE } from './map-state.ts';
import type { MapView } from './maplibre/map-view.ts';
import { nextTask } from './next-task.ts';

function fakeView() {
  const done: string[] = [];
  const view: MapView = {
    update: ({ group }) => done.push(`update ${group}`),
    show: (tracts) => done.push(`show ${tracts.join(' ')}`),
    reveal: (tract) => done.push(`reveal ${tract}`),
    zoomBy: () => undefined,
    panBy: () => undefined,
    drawArea: ({ picked }) => done.push(`area ${picked.join(' ')}`),
    picture: () => ({ url: '', width: 0, height: 0 }),
    destroy: () => undefined,
  };
  return { view, done };
}

test('a town searched for before the live map is there is shown when it comes', () => {
  const { view, done } = fakeView();
  const live = new LiveHandle();
  live.show([1, 2]);
  live.open(view);
  expect(done).toEqual(['show 1 2']);
});

test('an area drawn before the live map is there is drawn when it comes', () => {
  const { view, done } = fakeView();
  const live = new LiveHandle();
  live.drawArea({ corners: [], isClosed: false, picked: [4, 7] });
  live.open(view);
  expect(done).toEqual(['area 4 7']);
});

test('of several changes in one task the map sees the last', async () => {
  const { view, done } = fakeView();
  const live = new LiveHandle();
  live.open(view);
  void live.update({ ...INITIAL_STATE, group: 'black' });
  void live.update({ ...INITIAL_STATE, group: 'latino' });
  await nextTask();
  await nextTask();
  expect(done).toEqual(['update latino']);
});

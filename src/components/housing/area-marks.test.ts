import { expect, test } from 'vitest';
import { type AreaMark, marksInView, readBounds } from './area-marks.ts';

const mark = (id: string, x: number, y: number, homes: number): AreaMark => ({
  ...{ id, line: 'l', shape: 'square', name: `House ${id}`, title: '', homes, x, y },
});

test('marks in view are put on the screen, and the largest building gets its name where two would touch', () => {
  // 100 units of the picture on 400 pixels: four pixels a unit.
  const { unit, inside, names } = marksInView(
    [mark('a', 120, 110, 10), mark('b', 121, 110, 500), mark('c', 300, 110, 9)],
    [100, 100, 100, 60],
    400,
  );
  expect(unit).toBe(0.25);
  expect(inside.map(({ id, x, y }) => [id, x, y])).toEqual([
    ['a', 80, 40],
    ['b', 84, 40],
  ]);
  expect(names.map(({ name }) => name)).toEqual(['House b']);
});

test('bounds are four numbers or nothing', () => {
  expect(readBounds('[-73,41,-72,42]')).toEqual([-73, 41, -72, 42]);
  for (const text of [undefined, 'null', '{}', '[1,2,3]', '["-73",41,-72,42]'])
    expect(readBounds(text)).toBeUndefined();
});

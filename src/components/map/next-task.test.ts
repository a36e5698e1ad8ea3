import { expect, test } from 'vitest';
import { inPortions } from './next-task.ts';

test('a job in portions does each number once, in order', async () => {
  const done: number[] = [];
  expect(await inPortions({ count: 7, size: 3, act: (index) => done.push(index) })).toBe(true);
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('another task runs between two portions', async () => {
  const order: string[] = [];
  setTimeout(() => order.push('click'));
  await inPortions({ count: 2, size: 1, act: (index) => order.push(`portion ${index}`) });
  expect(order).toEqual(['portion 0', 'click', 'portion 1']);
});

test('a job that a newer one replaced stops at the next portion', async () => {
  const done: number[] = [];
  const isWanted = (): boolean => done.length < 2;
  expect(await inPortions({ count: 6, size: 2, act: (index) => done.push(index), isWanted })).toBe(false);
  expect(done).toEqual([0, 1]);
});

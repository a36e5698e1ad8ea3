import { expect, test } from 'vitest';
import { readDrawn, writeDrawn } from './area-link.ts';

const TRIANGLE = [
  [-72.7, 41.7],
  [-72.6, 41.7],
  [-72.65, 41.81235],
] as const;

test('a drawn area comes back from its link, to a meter, beside the open tab', () => {
  const hash = writeDrawn('#table', [...TRIANGLE.slice(0, 2), [-72.65, 41.8123456]]);
  expect(hash).toBe('#table&area=-72.7,41.7;-72.6,41.7;-72.65,41.81235');
  expect(readDrawn(hash)).toEqual(TRIANGLE);
});

test('a new area takes the place of the old one, and none takes it away', () => {
  const old = writeDrawn('', TRIANGLE);
  expect(writeDrawn(old, TRIANGLE)).toBe(old);
  expect(writeDrawn(`${old}`, [])).toBe('');
  expect(writeDrawn('#about&area=1,2;3,4;5,6', [])).toBe('#about');
});

test('a link that is cut off, wrong or has two corners draws nothing', () => {
  for (const hash of ['', '#map', '#area=', '#area=1,2;3,4', '#area=1,2;3,4;x,5', '#area=1,2;3,4;5,']) {
    expect(readDrawn(hash)).toEqual([]);
  }
});

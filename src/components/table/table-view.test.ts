import { expect, test } from 'vitest';
import { readView, sortRows, viewSearch } from './table-view.ts';

const KEYS = ['name', 'population'];

test('the address of a view leads back to the same view', () => {
  for (const view of [
    { sort: 'name', isFalling: false, region: '', find: '' },
    { sort: 'name', isFalling: true, region: '', find: '' },
    { sort: 'population', isFalling: true, region: 'region:09110', find: '' },
    { sort: 'population', isFalling: false, region: '', find: 'Norfolk & Canaan' },
  ]) {
    expect(readView(viewSearch(view, KEYS), KEYS)).toEqual(view);
  }
  expect(viewSearch({ sort: 'name', isFalling: false, region: '', find: '' }, KEYS)).toBe('');
});

test('an address that asks for what is not there shows the default', () => {
  expect(readView('?sort=__proto__&order=up&region=%3Cscript%3E', KEYS)).toEqual({
    sort: 'name',
    isFalling: false,
    region: '',
    find: '',
  });
});

test('towns without a value stay last in either order, and numbers sort as numbers', () => {
  const same = (text: string): string => text;
  expect(sortRows(['10', '', '9', '-1'], same, true, false)).toEqual(['-1', '9', '10', '']);
  expect(sortRows(['10', '', '9', '-1'], same, true, true)).toEqual(['10', '9', '-1', '']);
});

import { expect, test } from 'vitest';
import { readSearch, searchLink } from './search-link.ts';

test('words of a search stand behind the #, whatever they are made of, and are read again', () => {
  for (const words of ['Hartford', '51 Main St #2, Hartford & more', 'Cañada?', '100%']) {
    const link = new URL(searchLink('/connecticut/', words), 'https://example.org');
    expect([link.pathname, link.search]).toEqual(['/connecticut/', '']);
    expect(readSearch(link.hash)).toBe(words);
  }
});

test('no words are no fragment; a fragment of the page itself or a broken one is no search', () => {
  expect(searchLink('/connecticut/', '  ')).toBe('/connecticut/');
  for (const hash of ['', '#table', '#table&area=1,2;3,4;5,6', '#q=%E0%A4%A'])
    expect(readSearch(hash)).toBe('');
});

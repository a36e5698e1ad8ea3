import { expect, test } from 'vitest';
import { Problem } from '#core/problem.ts';
import { readColumns } from '#analysis/fair-share/columns.ts';
import english from './locales/lazy/en/problem.json';
import spanish from './locales/lazy/es/problem.json';
import { loadProblemWords } from './problem-words.ts';

const towns = new Map([['Greenwich', '1']]);

async function said(text: string, lang: 'en' | 'es'): Promise<string[]> {
  const words = await loadProblemWords(lang);
  try {
    readColumns(new TextEncoder().encode(text), 'x.csv', towns);
    return [];
  } catch (error) {
    return (error as { problems?: Problem[] }).problems?.map(words) ?? [words(error as Problem)];
  }
}

test('a wrong town is told in the language of the page, with its place and the nearest name', async () => {
  expect(await said('town,goal\nGreenwhich,5\n', 'es')).toEqual([
    'x.csv:2:1 "town" "Greenwhich": este lugar no está en la lista. ¿Quiso decir «Greenwich»?',
  ]);
  expect(await said('town,goal\nGreenwhich,5\n', 'en')).toEqual([
    'x.csv:2:1 "town" "Greenwhich": this is not a place of the list. Did you mean "Greenwich"?',
  ]);
});

test.each([
  ['', 'vacío'],
  ['town;goal\nGreenwich;5\n', 'comas'],
  ['town,goal\nGreenwich,3,496\n', '3496'],
  ['town,goal\nGreenwich,many\n', 'no es un número'],
  ['town,goal\nGreenwich,-5\n', 'demasiado pequeño'],
  ['town,goal\nGreenwich,1\nGreenwich,2\n', 'dos veces'],
  ['<html></html>', 'página web'],
])('%j is refused in Spanish', async (text, words) => {
  expect((await said(text, 'es')).join(' ')).toContain(words);
});

test('a problem without words of its own keeps its message', async () => {
  const words = await loadProblemWords('es');
  expect(words(new Problem('unheard-of', 'is odd', { file: 'x.csv', remedy: 'mend it' }))).toBe(
    'x.csv: is odd mend it',
  );
});

test('both languages have the same keys', () => {
  expect(Object.keys(spanish)).toEqual(Object.keys(english));
});

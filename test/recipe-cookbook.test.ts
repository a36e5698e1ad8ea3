import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileRecipe } from '../src/opportunity/recipe/compile.ts';
import { runRecipe } from '../src/opportunity/run/run-recipe.ts';
import { inferTable } from '../src/tables/infer-table.ts';

const page = readFileSync('docs/method/recipe-cookbook.md', 'utf8');
const [header = [], ...rows] = (/```csv\n([\s\S]*?)```/.exec(page)?.[1] ?? '')
  .trim()
  .split('\n')
  .map((line) => line.split(','));
const table = inferTable('cookbook.csv', { header, rows }, ['tract']);
const HEAD = 'format: evenground-recipe/1\nid: page\ntitle: page\nkey: tract\n';
const entries = [...page.matchAll(/^(\S.*)\n\n```yaml\n([\s\S]*?)```\n\n`(.*)`$/gm)].map(
  ([, sentence = '', recipe = '', wanted = '']) => [sentence, recipe, wanted.split(', ')] as const,
);

/** What x is in each row: a level, a number, or – where it is missing. */
function results(text: string): string[] {
  const run = runRecipe(compileRecipe(HEAD + text, 'cookbook'), table);
  const level = run.levels.get('x');
  if (level !== undefined) return level.assigned.map((id) => id ?? '–');
  const x = run.values.get('x');
  if (x === undefined) throw new Error('a recipe of the cookbook makes x');
  return Array.from(x.values, (value, row) =>
    x.reasons[row] === 0 ? String(Math.round(value * 1e4) / 1e4 + 0) : '–',
  );
}

// The results on the page were computed by hand; the program must agree to four decimals.
describe('each building block can be said', () => {
  test.each(entries)('%s', (_, recipe, wanted) => {
    expect(results(recipe)).toEqual(wanted);
  });

  test('no recipe of the page is passed over', () => {
    expect(entries).toHaveLength([...page.matchAll(/```yaml/g)].length);
    expect(entries.length).toBeGreaterThan(60);
  });
});

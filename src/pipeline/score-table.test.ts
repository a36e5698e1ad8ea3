import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Problem, Problems } from '#core/problem.ts';
import type { Effects } from './effects.ts';
import { nodeFiles } from './node-files.ts';
import { compareScored, rowOf, scoreTable } from './score-table.ts';

const RECIPE = `format: evenground-recipe/1
id: test
title: Test
key: id
missingValues: [-999, N]
indicators:
  - { id: a, direction: higher-is-better, column: a, missingValues: ['(X)'] }
  - { id: b, direction: higher-is-better, column: b }
groups:
  - { id: sum, aggregate: sum, missing: skip, of: [a, b] }
`;

/** The effects with two files in memory, and what is said on the other stream. */
function withFiles(table: string | Uint8Array, recipe = RECIPE): { effects: Effects; said: string[] } {
  const said: string[] = [];
  const bytes = typeof table === 'string' ? new TextEncoder().encode(table) : table;
  const files = {
    ...nodeFiles('.'),
    read: () => Promise.resolve(bytes),
    readText: () => Promise.resolve(recipe),
  };
  const log = { out: () => undefined, info: () => undefined, warn: (text: string) => void said.push(text) };
  return { effects: { files, log, clock: { now: () => new Date(0) }, settings: {} }, said };
}

async function problemOf(table: string | Uint8Array, recipe?: string, key?: string) {
  const { effects } = withFiles(table, recipe);
  try {
    await scoreTable(effects, 'r.yaml', 't.csv', key);
  } catch (error) {
    const [problem] = error instanceof Problems ? error.problems : [error];
    if (problem instanceof Problem) {
      const { file, line, column, value, remedy } = problem.details;
      return { code: problem.code, place: [file, line, column].filter(Boolean).join(':'), value, remedy };
    }
    throw error;
  }
  return undefined;
}

describe('a table that cannot be scored says where and what to do', () => {
  test.each([
    ['', 'csv-empty', 't.csv'],
    ['id,a,b\n', 'csv-header-only', 't.csv:1'],
    ['<!doctype html>', 'csv-is-html', 't.csv:1'],
    ['id,a,b\n1,"x,2\n2,3,4\n', 'csv-open-quote', 't.csv:2:2'],
    // Their squares sum to Infinity: every z-score would be 0 without a word.
    ['id,a,b\n1,1e308,2\n2,-1e308,3\n', 'recipe-number-huge', 't.csv:2:2'],
    // V07, V10: a mark of the Census Bureau that the recipe does not declare would move every score.
    ['id,a,b\n1,2,3\n2,-666666666,3\n', 'recipe-census-mark', 't.csv:3:2'],
    ['id,a,b\n1,2,3\n2,4,-888888888.0\n', 'recipe-census-mark', 't.csv:3:3'],
    ['id,a,b\n1,2,3\n2,-6.66667E+8,3\n', 'recipe-census-mark', 't.csv:3:2'],
    ['id,a,b\n1,x"y",2\n', 'csv-stray-quote', 't.csv:2:2'],
    ['id;a;b\n1;2;3\n', 'csv-separator', 't.csv:1'],
    ['id\ta\tb\n1\t2\t3\n', 'csv-separator', 't.csv:1'],
    ['id,a,b\n1,2\n', 'row-short', 't.csv:2'],
    ['id,a,b\n1,2,3,4\n', 'row-long', 't.csv:2'],
    ['id,a,a\n1,2,3\n', 'column-twice', 't.csv:1'],
    ['id,a,b\n1,2,3\n\n2,70 years,3\n', 'recipe-text-column', 't.csv:4:2'],
    ['id,a,b\n1,"1,200",3\n', 'recipe-text-column', 't.csv:2:2'],
    ['id,a,b\n1,,3\n', 'recipe-empty-column', 't.csv:1:2'],
    ['id,A,b\n1,2,3\n', 'recipe-unknown-column', 'r.yaml:7:5'],
    ['Id,a,b\n1,2,3\n', 'key-missing', 't.csv:1'],
  ])('%j: %s at %s', async (table, code, place) => {
    expect(await problemOf(table)).toMatchObject({ code, place });
  });

  test('bytes that are not UTF-8, with the line', async () => {
    const bytes = Uint8Array.of(...new TextEncoder().encode('id,a,b\n1,2,3\n'), 0xe9);
    expect(await problemOf(bytes)).toMatchObject({ code: 'csv-encoding', place: 't.csv:3' });
  });

  test('a misnamed column comes with the nearest name', async () => {
    expect((await problemOf('id,aa,b\n1,2,3\n'))?.remedy).toBe('did you mean "aa"?');
  });

  test('a doubled key stops when it was named, with the line of the other row', async () => {
    const table = 'id,a,b\n01,2,3\n02,2,4\n01,5,6\n';
    expect(await problemOf(table, RECIPE, 'id')).toMatchObject({
      code: 'key-twice',
      place: 't.csv:4',
      value: '01',
    });
    const { effects, said } = withFiles(table);
    await scoreTable(effects, 'r.yaml', 't.csv', undefined);
    expect(said[0]).toContain('key-twice warn t.csv:4 "id" "01" – stands on line 2 too');
  });

  test('words that ask for a size on a column of words stop too', async () => {
    const recipe = `${RECIPE}population: { column: id, above: 3 }\n`;
    expect(await problemOf('id,a,b\nx,2,3\n', recipe)).toMatchObject({ code: 'recipe-text-column' });
  });
});

describe('a table as people have it', () => {
  test('S02, S07: blanks and invisible characters around the name of a column are taken away and said', async () => {
    const { effects, said } = withFiles('id,a ,\u200bb\u00a0\n1,2,3\n');
    const { table } = await scoreTable(effects, 'r.yaml', 't.csv', undefined);
    expect([...table.columns.keys()]).toEqual(['id', 'a', 'b']);
    expect(said).toEqual([
      expect.stringContaining('header-blanks repair t.csv:1:2 "a"'),
      expect.stringContaining('header-blanks repair t.csv:1:3 "b"'),
    ]);
  });

  test('leading zeros stay, declared words and numbers are missing, a byte-order mark is said', async () => {
    const { effects, said } = withFiles('\ufeffid,a,b\r\n01,N,3\r\n02,(X),-999\r\n03,4,5\r\n');
    const scored = await scoreTable(effects, 'r.yaml', 't.csv', undefined);
    expect(scored.keys).toEqual(['01', '02', '03']);
    expect([...scored.run.score.values]).toEqual([3, 0, 9]);
    expect([...scored.run.score.reasons]).toEqual([0, 7, 0]);
    expect(said).toEqual([expect.stringContaining('csv-byte-order-mark repair t.csv:1')]);
    expect(rowOf(scored, '03')).toBe(2);
    expect(() => rowOf(scored, '3')).toThrow('is in no row of the table');
  });

  test('an output is compared with a column; a pair without "=" is refused', async () => {
    const { effects } = withFiles('id,a,b,published\n1,2,3,5\n2,2,4,7\n');
    const scored = await scoreTable(effects, 'r.yaml', 't.csv', undefined);
    expect(compareScored(scored, ['sum=published'], 0.5)[0]).toMatchObject({ matched: 1, rows: 2 });
    expect(() => compareScored(scored, ['sum'], 0)).toThrow('names no output and column');
  });
});

test.each([
  // A text is plain, or in both languages.
  ['title: Test', 'title: { en: Test }', 'needs the other too', 'write both'],
  ['title: Test', 'title: [Test]', 'none of the forms', 'in both languages: { en: …, es: … }'],
  ['of: [a, b]', 'of: { a: 1, b: -1 }', 'none of the forms', 'write a text, or a list, such as [a, b]'],
])('%s as %s says what is wrong and which forms there are', async (from, to, what, remedy) => {
  const { effects } = withFiles('id,a,b\n1,1,2\n2,2,3\n', RECIPE.replace(from, to));
  const error: unknown = await scoreTable(effects, 'r.yaml', 't.csv', undefined).catch(
    (reason: unknown) => reason,
  );
  const [problem] = error instanceof Problems ? error.problems : [error];
  if (!(problem instanceof Problem)) throw new Error('nothing was refused');
  expect(problem.message).toContain(what);
  expect(problem.details.remedy).toContain(remedy);
});

test('a recipe that is not UTF-8 is refused: its letters would become other signs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenground-'));
  writeFileSync(join(folder, 'r.yaml'), Buffer.from('title: M\xedo\n', 'latin1'));
  await expect(nodeFiles(folder).readText('r.yaml')).rejects.toMatchObject({ code: 'csv-encoding' });
  rmSync(folder, { recursive: true });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Problem, Problems } from '#core/problem.ts';
import { inferTable } from '#tables/infer-table.ts';
import { AGGREGATES } from '../aggregate/registry.ts';
import { LEVEL_RULES } from '../levels/registry.ts';
import { runRecipe } from '../run/run-recipe.ts';
import { STEPS } from '../steps/registry.ts';
import { compileRecipe } from './compile.ts';
import { recipeJsonSchema } from './json-schema.ts';

const HEAD = 'format: evenground-recipe/1\nid: test\ntitle: Test\n';
const ONE = `${HEAD}indicators:\n  - id: a\n    direction: higher-is-better\n    column: a\n`;
const TABLE = inferTable('t.csv', {
  header: ['id', 'a', 'b', 'flat', 'word'],
  rows: [
    ['01', '1', '5', '3', 'x'],
    ['02', '2', '', '3', 'y'],
    ['03', '4', '7', '3', 'z'],
  ],
});

interface Found {
  readonly code: string;
  readonly place: string;
  readonly value: string | undefined;
  readonly remedy: string | undefined;
}

function problemsOf(work: () => unknown): Found[] {
  try {
    work();
  } catch (error) {
    const all = error instanceof Problems ? error.problems : error instanceof Problem ? [error] : [];
    return all.map(({ code, details }) => ({
      code,
      place: `${details.file}:${details.line}:${details.column}`,
      value: details.value,
      remedy: details.remedy,
    }));
  }
  return [];
}

function compileProblems(text: string): Found[] {
  return problemsOf(() => compileRecipe(text, 'r.yaml'));
}

describe('a recipe that cannot be read says where and what to do', () => {
  test('YAML that does not parse: line and column', () => {
    expect(compileProblems('format: [')[0]).toMatchObject({ code: 'recipe-yaml', place: 'r.yaml:1:10' });
  });

  test('a misspelled key', () => {
    expect(compileProblems(`${ONE}    weigth: 2\n`)[0]).toMatchObject({
      code: 'recipe-unknown-key',
      place: 'r.yaml:8:5',
      value: 'weigth',
      remedy: expect.stringContaining('known here: id, label') as string,
    });
  });

  test('a misspelled key names the nearest word that may stand at its place', () => {
    const group = `${ONE}groups:\n  - { id: g, of: [{ part: a, weigth: 2 }] }\n`;
    expect(compileProblems(group)[0]).toMatchObject({ value: 'weigth', remedy: 'did you mean "weight"?' });
  });

  test('a misspelled step names the nearest one', () => {
    expect(compileProblems(`${ONE}    steps:\n      - zSkore\n`)[0]).toMatchObject({
      code: 'recipe-form',
      place: 'r.yaml:9:9',
      value: 'zSkore',
      remedy: 'did you mean "zScore"?',
    });
  });

  test('a wrong parameter of a step is found inside the step', () => {
    expect(compileProblems(`${ONE}    steps:\n      - zScore: { sd: sampel }\n`)[0]).toMatchObject({
      place: 'r.yaml:9:19',
      value: 'sampel',
      remedy: 'did you mean "sample"?',
    });
  });

  test('a missing direction: is higher better?', () => {
    expect(compileProblems(ONE.replace('    direction: higher-is-better\n', ''))[0]).toMatchObject({
      code: 'recipe-form',
      place: 'r.yaml:5:5',
    });
  });

  test('an id without quotes that YAML made a number', () => {
    expect(compileProblems(ONE.replace('column: a', 'column: 09'))[0]?.remedy).toContain('quotes');
  });

  test('an unknown part, weights that sum to zero, a doubled id, a circle: all at once', () => {
    const groups =
      'groups:\n  - { id: g, aggregate: mean, of: [a, b] }\n  - { id: h, aggregate: mean, of: [{ part: a, weight: 0 }] }\n  - { id: a, of: h }\n  - { id: x, of: y }\n  - { id: y, of: x }\n';
    expect(
      compileProblems(ONE + groups)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['recipe-cycle', 'recipe-duplicate', 'recipe-unknown-id', 'recipe-weights']);
  });

  test('a key called __proto__ is refused like any unknown key and changes nothing', () => {
    expect(compileProblems(`${ONE}__proto__: { polluted: true }\n`)).toHaveLength(1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a recipe that cannot be computed says where and what to do', () => {
  const run = (recipe: string): Found[] =>
    problemsOf(() => runRecipe(compileRecipe(recipe, 'r.yaml'), TABLE));

  test('an unknown column, at the indicator, with the nearest name', () => {
    expect(run(ONE.replace('column: a', 'column: fla'))[0]).toMatchObject({
      code: 'recipe-unknown-column',
      place: 'r.yaml:5:5',
      remedy: 'did you mean "flat"?',
    });
  });

  test('a column of words, naming the first word', () => {
    expect(run(ONE.replace('column: a', 'column: word'))[0]).toMatchObject({
      code: 'recipe-text-column',
      place: 't.csv:2:5',
      value: 'x',
    });
  });

  test.each(['zScore', 'minMax'])('no spread: %s at the step', (step) => {
    expect(run(`${ONE.replace('column: a', 'column: flat')}    steps:\n      - ${step}\n`)[0]).toMatchObject({
      code: 'recipe-zero-variance',
      place: 'r.yaml:9:9',
    });
  });

  test('a row with a value and no region, at its cell', () => {
    const steps = '    steps:\n      - zScore: { by: b }\n';
    expect(run(ONE + steps)[0]).toMatchObject({ code: 'recipe-region-missing', place: 't.csv:3:3' });
  });

  test('cuts by rank cannot be taken from some rows', () => {
    const levels =
      'levels:\n  - { id: l, of: a, classes: 2, rule: rankCuts, base: { where: { column: a, above: 1 } } }\n';
    expect(run(ONE + levels)[0]).toMatchObject({ code: 'recipe-level-base', place: 'r.yaml:9:5' });
  });

  test('a population that asks for a computed value', () => {
    expect(run(`${ONE}population: { value: a, above: 1 }\n`)[0]).toMatchObject({
      code: 'recipe-population-value',
      place: 'r.yaml:8:1',
    });
  });

  test('a step whose base asks for a later value is computed after it, and a circle through a base is refused', () => {
    const base = (id: string): string =>
      `    steps:\n      - zScore: { base: { where: { value: ${id}, above: 1 } } }\n`;
    const later = '  - { id: b, direction: higher-is-better, column: b }\n';
    expect(compileRecipe(ONE + base('b') + later, 'r.yaml').order).toEqual(['b', 'a']);
    expect(run(ONE + base('a'))[0]).toMatchObject({ code: 'recipe-cycle', place: 'r.yaml:5:5' });
  });

  test('five classes but three cuts', () => {
    const levels = 'levels:\n  - { id: l, of: a, classes: 5, rule: { cuts: { at: [1, 2, 3] } } }\n';
    expect(run(ONE + levels)[0]).toMatchObject({ code: 'recipe-level-count', place: 'r.yaml:9:5' });
  });
});

describe('missing stays missing', () => {
  test('a missing value is skipped, never counted as zero', () => {
    const text = `${ONE}  - { id: b, direction: higher-is-better, column: b }\ngroups:\n  - { id: g, aggregate: mean, missing: skip, of: [a, b] }\n`;
    const { score, available } = runRecipe(compileRecipe(text, 'r.yaml'), TABLE);
    expect([...score.values]).toEqual([3, 2, 5.5]);
    expect([...available]).toEqual([2, 1, 2]);
  });

  test('strict (the default) leaves the row without a score', () => {
    const text = `${ONE}  - { id: b, direction: higher-is-better, column: b }\ngroups:\n  - { id: g, aggregate: mean, of: [a, b] }\n`;
    expect([...runRecipe(compileRecipe(text, 'r.yaml'), TABLE).score.reasons]).toEqual([0, 7, 0]);
  });
});

describe('what ships with the language', () => {
  test('recipes/recipe.schema.json is what the schema says', () => {
    expect(JSON.parse(readFileSync('recipes/recipe.schema.json', 'utf8'))).toEqual(
      JSON.parse(recipeJsonSchema()),
    );
  });

  test('docs/method/recipe.md explains every step, aggregate and level rule', () => {
    const page = readFileSync('docs/method/recipe.md', 'utf8');
    const words = [...STEPS, ...AGGREGATES, ...LEVEL_RULES].map(({ name }) => name);
    expect(words.filter((word) => !page.includes(`\`${word}`))).toEqual([]);
  });

  test('every complete recipe printed in docs/method/recipe.md compiles, and runs over the table printed below it', () => {
    const page = readFileSync('docs/method/recipe.md', 'utf8');
    const recipes = [...page.matchAll(/```yaml\n(format: [\s\S]*?)```/g)].map(([, text]) => text ?? '');
    const tables = [...page.matchAll(/```csv\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
    expect(recipes.length).toBeGreaterThan(0);
    expect(tables).toHaveLength(2 * recipes.length);
    recipes.forEach((text, i) => {
      const [input = '', output = ''] = [tables[2 * i], tables[2 * i + 1]];
      const lines = input
        .trim()
        .split('\n')
        .map((line) => line.split(','));
      const result = runRecipe(
        compileRecipe(text, 'docs'),
        inferTable('docs', { header: lines[0] ?? [], rows: lines.slice(1) }, ['tract']),
      );
      const shown = Array.from(
        { length: result.rowCount },
        (_, row) =>
          `${result.score.reasons[row] === 0 ? result.score.values[row] : ''},${result.level?.assigned[row] ?? ''}`,
      );
      expect(
        output
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',').slice(1).join(',')),
      ).toEqual(shown);
    });
  });
});

import { describe, expect, test } from 'vitest';
import type { Effects } from './effects.ts';
import { importCases } from './import-cases.ts';
import { nodeFiles } from './node-files.ts';
import { listCases, reproduce, reproduceCase } from './reproduce.ts';

const RAW = process.env['EVENGROUND_RAW'];
const silent = { out: () => undefined, info: () => undefined, warn: () => undefined };
const effects: Effects = {
  files: nodeFiles('.'),
  clock: { now: () => new Date(0) },
  log: silent,
  settings: {},
};
const recipes = await listCases(effects);

/** The published indices that the engine must reproduce, and the rows of their tables. */
const CASES: Readonly<Record<string, number>> = {
  'adi-sociome-nm': 33,
  'cafha-chicago-2013': 1985,
  calenviroscreen2: 8035,
  'coinr-asem': 51,
  'connecticut-2014': 835,
  'hdi-2016': 5044,
  'segregation-sacramento': 403,
  'segregation-schools-2000': 8142,
  'segregation-schools-2005': 8013,
  'svi2014-pa-county': 67,
  'svi2016-pa-county': 67,
  'svi2018-pa-county': 67,
  'svi2018-us-county': 3142,
  'svi2020-pa-county': 67,
  'wimd2019-wales': 1909,
};

describe('published indices come out of their recipes', () => {
  test('no case is missing', () => {
    expect(recipes.map(({ id }) => id)).toEqual(Object.keys(CASES));
  });

  test.each(recipes.map((recipe) => [recipe.id, recipe] as const))('%s', async (id, recipe) => {
    const result = await reproduceCase(effects, recipe);
    expect(result.rows).toBe(CASES[id]);
    expect(result.comparisons.filter(({ met }) => !met)).toEqual([]);
  });

  test('829 of 829 published levels of Connecticut 2014', async () => {
    const [result] = await reproduce(effects, ['connecticut-2014']);
    const level = result?.comparisons.find(({ output }) => output === 'level');
    expect([level?.matched, level?.rows]).toEqual([829, 829]);
  });

  test('the comparison shows that the Chicago degree points are wrong in the source (537 of 1,985)', async () => {
    const [result] = await reproduce(effects, ['cafha-chicago-2013']);
    const degree = result?.comparisons.find(({ output }) => output === 'from.degree');
    expect([degree?.matched, degree?.rows, degree?.worst.length]).toEqual([537, 1985, 10]);
  });

  test('an unknown case is named with the nearest known one', async () => {
    await expect(reproduce(effects, ['hdi2016'])).rejects.toMatchObject({
      code: 'case-unknown',
      details: { value: 'hdi2016', remedy: 'did you mean "hdi-2016"?' },
    });
  });
});

test.skipIf(RAW === undefined)(
  'the committed case tables equal a new import (needs EVENGROUND_RAW)',
  async () => {
    const written = new Map<string, string>();
    const files = {
      ...nodeFiles('.'),
      write: (path: string, content: string | Uint8Array) =>
        Promise.resolve(void written.set(path, String(content))),
    };
    await importCases(RAW ?? '', { ...effects, files });
    for (const [path, content] of written)
      expect(content === (await effects.files.readText(path))).toBe(true);
    // One table each, and the published columns of CalEnviroScreen in a second one.
    expect(written.size).toBe(Object.keys(CASES).length + 1);
  },
);

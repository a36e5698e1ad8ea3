import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { investmentConfigSchema } from './investment-data.ts';

const config = investmentConfigSchema.parse(
  parse(readFileSync('places/connecticut/investment.yaml', 'utf8')),
);
const recipe = parse(readFileSync('places/connecticut/recipes/connecticut-2023.yaml', 'utf8')) as {
  readonly indicators: readonly { readonly id: string; readonly domain: string }[];
};

test('every indicator of the edition has a count of people or a reason why it has none, and never both', () => {
  const counted = config.counts.map(({ indicator }) => indicator);
  const not = config.noCount.map(({ indicator }) => indicator);
  expect([...counted, ...not].sort()).toEqual(recipe.indicators.map(({ id }) => id).sort());
});

test('every domain of the edition has kinds of investment with a source', () => {
  const domains = new Set(recipe.indicators.map(({ domain }) => domain));
  expect([...domains].filter((domain) => !config.menu.some((one) => one.domain === domain))).toEqual([]);
  for (const { kinds, source } of config.menu) {
    expect(source).not.toBe('');
    expect(kinds.en).toHaveLength(kinds.es.length);
  }
});
